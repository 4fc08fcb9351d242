import { useTranslation } from 'react-i18next'
import { Message } from '../ui/states/message.tsx'

export const NotFound = () => {
  const { t } = useTranslation()
  return (
    <Message title={t('notFound.title')} text={t('notFound.text')}>
      <a href="/">{t('notFound.home')}</a>
    </Message>
  )
}
