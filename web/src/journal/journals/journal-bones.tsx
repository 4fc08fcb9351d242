import { useTranslation } from 'react-i18next'
import classes from './journal-bones.module.css'

/** The journal's shape in grey: names on the left, lessons in columns. */
export const JournalBones = () => {
  const { t } = useTranslation()
  return (
    <div className={classes['bones']} role="status" aria-label={t('state.loading')}>
      <div className={classes['title']} />
      <div className={classes['grid']} />
    </div>
  )
}
