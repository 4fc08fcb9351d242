import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { losesDraft } from '../../app/unsaved.ts'
import { confirm } from '../confirm.ts'

/** Asks before a link or the browser's «Back» closes a form with something unsaved. */
export const useLeaveQuestion = (): void => {
  const { t } = useTranslation()
  useBlocker({
    enableBeforeUnload: false,
    shouldBlockFn: async ({ current, next }) =>
      losesDraft(current, next) &&
      !(await confirm({
        title: t('leave.title'),
        text: t('leave.text'),
        confirm: t('leave.confirm'),
        cancel: t('leave.stay'),
        isLoss: true,
      })),
  })
}
