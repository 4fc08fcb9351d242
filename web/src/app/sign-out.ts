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
import { finishAll, hasDrafts, leaveUnasked, wipeAll } from './unsaved.ts'

/** Asks about what is not saved, sends what is on its way, ends the session, then wipes this computer. */
export const useSignOut = (): (() => Promise<void>) => {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  /** The next person at this computer finds nothing, in no window of it. */
  const leave = async () => {
    leaveUnasked()
    await wipeAll()
    queryClient.clear()
    await forgetPerson()
    announceSignedOut()
  }
  const losesDrafts = () =>
    confirm({
      title: t('signOut.unsavedTitle'),
      text: t('signOut.unsavedText'),
      confirm: t('signOut.leaveUnsaved'),
      cancel: t('leave.stay'),
      isLoss: true,
    })
  return async () => {
    if (hasDrafts() && !(await losesDrafts())) return
    const left = await finishAll()
    const goesOn =
      left === 0 ||
      (await confirm({
        title: t('signOut.unsentTitle', { count: left }),
        text: t('signOut.unsentText'),
        confirm: t('signOut.loseAndLeave'),
        cancel: t('leave.stay'),
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
