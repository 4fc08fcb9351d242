import { useTranslation } from 'react-i18next'
import type { Subjects } from '../reads.ts'
import classes from './subjects.module.css'

/** Lessons missed and come late to in the period. */
export const Attendance = ({ page }: { readonly page: Subjects }) => {
  const { t } = useTranslation()
  const { missed, missedUnexcused, late } = page
  return (
    <section className={classes['attendance']} aria-label={t('subjects.attendance')}>
      <p>
        <strong>{missed}</strong> {t('subjects.missed', { count: missed })}
        {missedUnexcused > 0 && (
          <small>{t('subjects.unexcused', { count: missedUnexcused })}</small>
        )}
      </p>
      <p>
        <strong>{late}</strong> {t('subjects.late', { count: late })}
      </p>
    </section>
  )
}
