import { Link, useSearch } from '@tanstack/react-router'
import {
  IconChevronRight,
  IconKey,
  IconMoodKid,
  IconShieldCheck,
  IconTicket,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signInAddress } from '../api/addresses.ts'
import { wordReason } from '../ui/refusal/wording.ts'
import { Door } from './door.tsx'
import { WithoutAccess } from './without-access.tsx'
import classes from './sign-in.module.css'

/** The ways in, in the order of likely use. */
export const SignInPage = () => {
  const { t } = useTranslation()
  const { returnTo = '/', reason } = useSearch({ from: '/sign-in' })
  return (
    <Door title={t('signIn.title')}>
      {reason !== undefined && (
        <p className={classes['refused']} role="alert">
          {wordReason(reason)}
        </p>
      )}
      <div className={classes['ways']}>
        <a className={classes['way']} data-first href={signInAddress('gosuslugi', returnTo)}>
          <IconShieldCheck size={24} stroke={1.75} aria-hidden />
          <Words title={t('signIn.gosuslugi')} text={t('signIn.gosuslugiText')} />
        </a>
        <Link className={classes['way']} to="/diary/activation">
          <IconTicket size={24} stroke={1.75} aria-hidden />
          <Words title={t('signIn.code')} text={t('signIn.codeText')} />
        </Link>
        <Children returnTo={returnTo} />
        <a className={classes['way']} href={signInAddress('login', returnTo)}>
          <IconKey size={24} stroke={1.75} aria-hidden />
          <Words title={t('signIn.login')} text={t('signIn.loginText')} />
        </a>
      </div>
      <WithoutAccess />
    </Door>
  )
}

const Words = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <>
    <span className={classes['words']}>
      <strong>{title}</strong>
      <span>{text}</span>
    </span>
    <IconChevronRight size={20} stroke={1.75} aria-hidden className={classes['arrow'] ?? ''} />
  </>
)

/** Under 14 there is no Gosuslugi account: a code the first time, a login ever after [39 7.4]. */
const Children = ({ returnTo }: { readonly returnTo: string }) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={classes['group']} data-open={isOpen || undefined}>
      <button
        type="button"
        className={classes['way']}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <IconMoodKid size={24} stroke={1.75} aria-hidden />
        <Words title={t('signIn.children')} text={t('signIn.childrenText')} />
      </button>
      {isOpen && (
        <div className={classes['inner']}>
          <Link to="/diary/activation">{t('signIn.childrenFirst')}</Link>
          <a href={signInAddress('login', returnTo)}>{t('signIn.childrenAgain')}</a>
        </div>
      )}
    </div>
  )
}
