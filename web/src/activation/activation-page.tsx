import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../app/session.ts'
import { Door } from '../sign-in/door.tsx'
import type { CheckedInvite } from './api.ts'
import { AddToAccount } from './add-to-account.tsx'
import { ChooseLogin } from './choose-login.tsx'
import { Done } from './done.tsx'
import { EnterCode } from './enter-code.tsx'
import { Whom } from './whom.tsx'

type Step =
  | { readonly at: 'code' }
  | { readonly at: 'access'; readonly invite: CheckedInvite }
  | { readonly at: 'done'; readonly username: string }

/** Code → for whom it is → login and password, or Gosuslugi, or one more child of this account. */
export const ActivationPage = () => {
  const { t } = useTranslation()
  // Read for the CSRF token and to learn whether somebody has signed in already.
  const session = useQuery(sessionQuery)
  const [step, setStep] = useState<Step>({ at: 'code' })
  if (step.at === 'done')
    return (
      <Door title={t('activation.doneTitle')}>
        <Done username={step.username} />
      </Door>
    )
  return (
    <Door title={step.at === 'code' ? t('activation.title') : t('activation.accessTitle')}>
      {step.at === 'code' ? (
        <EnterCode onChecked={(invite) => setStep({ at: 'access', invite })} />
      ) : (
        <>
          <Whom invite={step.invite} onOther={() => setStep({ at: 'code' })} />
          {session.data?.signedIn === true ? (
            <AddToAccount invite={step.invite} displayName={session.data.displayName} />
          ) : (
            <ChooseLogin
              invite={step.invite}
              onDone={(username) => setStep({ at: 'done', username })}
            />
          )}
        </>
      )}
      <Link to="/sign-in">{t('activation.otherWays')}</Link>
    </Door>
  )
}
