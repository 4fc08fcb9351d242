import { notifications } from '@mantine/notifications'
import type { Problem } from '../api/problem.ts'
import { i18n } from '../i18n/i18n.ts'
import { RefusalText } from './refusal/refusal-text.tsx'

/** The cross of a toast, named for those who don't see it. */
const closing = () => ({ closeButtonProps: { 'aria-label': i18n.t('action.close') } })

/** Tells that something was done. */
export const toast = (message: string): void => {
  notifications.show({ message, withBorder: true, ...closing() })
}

/** A refusal stays until it is read. */
export const toastProblem = (problem: Problem): void => {
  notifications.show({
    message: <RefusalText problem={problem} />,
    color: 'red.8',
    withBorder: true,
    autoClose: false,
    role: 'alert',
    ...closing(),
  })
}
