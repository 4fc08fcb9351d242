import { modals } from '@mantine/modals'
import { i18n } from '../i18n/i18n.ts'

export interface Question {
  readonly title: string
  readonly text: React.ReactNode
  /** Says what it does: «Создать 1 428 уроков», never «ОК». */
  readonly confirm: string
  readonly cancel: string
  /** Something is lost by it: the button is red and not the one in focus. */
  readonly isLoss?: boolean
}

export const confirm = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    modals.openConfirmModal({
      title: question.title,
      children: question.text,
      labels: { confirm: question.confirm, cancel: question.cancel },
      confirmProps: question.isLoss === true ? { color: 'red.8' } : { 'data-autofocus': true },
      cancelProps: question.isLoss === true ? { 'data-autofocus': true } : {},
      closeButtonProps: { 'aria-label': i18n.t('action.close') },
      centered: true,
      onConfirm: () => resolve(true),
      onClose: () => resolve(false),
    })
  })
