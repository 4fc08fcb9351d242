import { useTranslation } from 'react-i18next'
import { Door } from '../sign-in/door.tsx'

export const NotFound = () => {
  const { t } = useTranslation()
  return (
    <Door title={t('notFound.title')}>
      <p>{t('notFound.text')}</p>
      <a href="/">{t('notFound.home')}</a>
    </Door>
  )
}
