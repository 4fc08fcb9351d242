import { useTranslation } from 'react-i18next'
import classes from './week-bones.module.css'

const days = [6, 6, 5]

/** The week's shape in grey: cards of days with lines of lessons. */
export const WeekBones = () => {
  const { t } = useTranslation()
  return (
    <div className={classes['days']} role="status" aria-label={t('state.loading')}>
      {days.map((lessons, day) => (
        <div key={day} className={classes['day']}>
          <div className={classes['date']} />
          {Array.from({ length: lessons }, (_, lesson) => (
            <div key={lesson} className={classes['lesson']} />
          ))}
        </div>
      ))}
    </div>
  )
}
