import { useTranslation } from 'react-i18next'
import { Empty } from '../ui/states/empty.tsx'
import { useSession } from './session.ts'

/** Where a person lands whose account opens nothing yet. */
export const Home = () => {
  const { t } = useTranslation()
  const { grants } = useSession()
  const isLinked = grants.length > 0
  return (
    <Empty
      isAlone
      title={isLinked ? t('home.nothingTitle') : t('home.unlinkedTitle')}
      text={isLinked ? t('home.nothingText') : t('home.unlinkedText')}
      action={isLinked ? undefined : { label: t('home.enterCode'), href: '/diary/activation' }}
    />
  )
}
