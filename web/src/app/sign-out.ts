import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { signOutAddress } from '../api/addresses.ts'
import { command } from '../api/client.ts'
import { isNoNetwork, problemOf } from '../api/problem.ts'
import { confirm } from '../ui/confirm.ts'
import { toastProblem } from '../ui/toasts.tsx'
import { forgetPerson } from './forget-person.ts'
import { putOffSignOut } from './put-off-sign-out.ts'
import { announceSignedOut } from './signed-in-channel.ts'
import { finishAll, wipeAll } from './unsaved.ts'

/** Sends what is typed, wipes it from this computer, then ends the session. */
export const useSignOut = (): (() => Promise<void>) => {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  /** The next person at this computer finds nothing, in no window of it. */
  const leave = async () => {
    await wipeAll()
    queryClient.clear()
    await forgetPerson()
    announceSignedOut()
  }
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
      await leave()
      location.assign(answer?.redirect ?? '/sign-in')
    } catch (error) {
      if (!isNoNetwork(error)) return toastProblem(problemOf(error))
      await leave()
      putOffSignOut()
      location.assign('/sign-in')
    }
  }
}
