import { notifications } from '@mantine/notifications'
import type { Problem } from '../api/problem.ts'
import { RefusalText } from './refusal/refusal-text.tsx'

/** Tells that something was done. */
export const toast = (message: string): void => {
  notifications.show({ message, withBorder: true })
}

/** A refusal stays until it is read. */
export const toastProblem = (problem: Problem): void => {
  notifications.show({
    message: <RefusalText problem={problem} />,
    color: 'red.8',
    withBorder: true,
    autoClose: false,
    role: 'alert',
  })
}
