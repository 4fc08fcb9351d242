import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signInAddress } from '../api/addresses.ts'
import { signedOut } from '../api/signed-out.ts'
import { useObservable } from '../observable.ts'
import { sessionQuery } from './session.ts'
import { onSignedIn, onSignedOut } from './signed-in-channel.ts'
import { hasDrafts, leaveUnasked } from './unsaved.ts'
import { useQuiet } from './use-quiet.ts'

const openSignIn = (): void => {
  window.open(signInAddress('login', '/signed-in'), 'zvonok-sign-in')
}

/** What was typed stays under the dialog; signing in happens in another window. */
export const SignedOutDialog = () => {
  const { t } = useTranslation()
  const isSignedOut = useObservable(signedOut)
  const [isPutOff, putOff] = useState(false)
  // Opened between two keys it would swallow the second one.
  const isQuiet = useQuiet(isSignedOut && !isPutOff)
  const queryClient = useQueryClient()

  // Put off until it is asked for in the top bar, or until the next session ends.
  useEffect(() => putOff(false), [isSignedOut])
  useEffect(() => {
    const reopen = () => putOff(false)
    addEventListener(reopenEvent, reopen)
    return () => removeEventListener(reopenEvent, reopen)
  }, [])
  useEffect(
    () => onSignedIn(() => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })),
    [queryClient],
  )
  // The person has left this computer: nothing of what the other windows show may stay.
  useEffect(
    () =>
      onSignedOut(() => {
        leaveUnasked()
        location.assign('/sign-in')
      }),
    [],
  )
  const check = () => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })

  return (
    <Modal
      opened={isQuiet && !location.pathname.startsWith('/sign-in')}
      onClose={() => putOff(true)}
      title={t('signedOut.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      centered
    >
      <Stack>
        <Text>{t(hasDrafts() ? 'signedOut.textUnsaved' : 'signedOut.text')}</Text>
        <Group>
          <Button onClick={openSignIn}>{t('signedOut.signIn')}</Button>
          <Button variant="default" onClick={check}>
            {t('signedOut.check')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const reopenEvent = 'zvonok:sign-in'

export const askToSignIn = (): void => void dispatchEvent(new Event(reopenEvent))
