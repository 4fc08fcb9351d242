import { useTranslation } from 'react-i18next'
import classes from './week-matrix.module.css'

/** The shape of a week: days across, lessons down. */
export const BoardBones = () => {
  const { t } = useTranslation()
  return (
    <div className={classes['bones']} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: 7 * 6 }, (_, cell) => (
        <div key={cell} className={classes['bone']} data-empty={cell % 5 === 3 || undefined} />
      ))}
    </div>
  )
}
