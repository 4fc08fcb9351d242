import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { announceSignedIn } from '../app/signed-in-channel.ts'
import { Door } from './door.tsx'

export const SignedInPage = () => {
  const { t } = useTranslation()
  useEffect(() => {
    announceSignedIn()
    window.close()
  }, [])
  return (
    <Door title={t('signedIn.title')}>
      <p>{t('signedIn.text')}</p>
      <a href="/">{t('signedIn.home')}</a>
    </Door>
  )
}
