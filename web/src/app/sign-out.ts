import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { signOutAddress } from '../api/addresses.ts'
import { command } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { confirm } from '../ui/confirm.ts'
import { toastProblem } from '../ui/toasts.tsx'
import { finishAll, wipeAll } from './unsaved.ts'

/** Sends what is typed, wipes it from this computer, then ends the session. */
export const useSignOut = (): (() => Promise<void>) => {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  return async () => {
    const left = await finishAll()
    const goesOn =
      left === 0 ||
      (await confirm({
        title: t('signOut.unsentTitle', { count: left }),
        text: t('signOut.unsentText'),
        confirm: t('signOut.loseAndLeave'),
        cancel: t('signOut.stay'),
        isLoss: true,
      }))
    if (!goesOn) return
    try {
      const answer = await command<{ redirect?: string } | undefined>('POST', signOutAddress)
      await wipeAll()
      queryClient.clear()
      location.assign(answer?.redirect ?? '/sign-in')
    } catch (error) {
      toastProblem(problemOf(error))
    }
  }
}
