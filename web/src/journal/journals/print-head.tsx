import { useTranslation } from 'react-i18next'
import { usePlace } from '../../app/use-place.ts'
import { useSession } from '../../app/session.ts'
import { useFormat } from '../../ui/format.ts'
import type { Page } from '../marks/sheet.ts'
import classes from './journal-page.module.css'

/** On paper only: whose journal it is, the period, who printed it and when, and what was taught. */
export const PrintHead = ({ page }: { readonly page: Page }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const place = usePlace()
  const { displayName, now } = useSession()
  const { period } = page
  return (
    <div className={`print-only ${classes['paper']}`}>
      {place?.kind === 'school' && <p>{place.name}</p>}
      {period !== undefined && (
        <p>
          {period.name}, {format.date(period.startsOn)}–{format.date(period.endsOn)}
        </p>
      )}
      <p>{t('journals.printed', { at: format.moment(new Date(now)), by: displayName })}</p>
      <p className={classes['signature']}>{t('journals.signature', { name: page.teacherName })}</p>
    </div>
  )
}
