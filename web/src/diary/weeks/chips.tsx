import { useTranslation } from 'react-i18next'
import { currentLocale } from '../../i18n/i18n.ts'
import { absenceLabel } from '../../ui/absence-label.ts'
import { useFormat } from '../../ui/format.ts'
import { MarkChip } from '../../ui/mark-chip.tsx'
import type { Lesson, Mark } from '../reads.ts'
import classes from './chips.module.css'

interface MarkProps {
  readonly mark: Mark
  readonly date: string
  readonly isNew?: boolean
}

/** A mark; work, weight, comment and date on a tap. */
export const DiaryMarkChip = ({ mark, date, isNew = false }: MarkProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { value, work, weight, comment } = mark
  // Weeks kept on this device by an earlier build know of no corrections.
  const previous = mark.previous ?? ''
  const said = value === '.' ? t('diary.debt') : value
  const label = [said, work, comment, isNew ? t('diary.isNew') : ''].filter(Boolean).join(', ')
  return (
    <span className={classes['chip']} data-unseen={isNew || undefined}>
      <MarkChip value={value} label={label}>
        <strong>{work}</strong>
        <p className={classes['fine']}>
          {format.dayAndWeekday(date)} · {t('diary.weight', { weight })}
        </p>
        {value === '.' && <p>{t('diary.debtText')}</p>}
        {comment !== '' && <p>{comment}</p>}
        {previous !== '' && <p>{t('diary.corrected', { previous, value })}</p>}
        <p className={classes['fine']}>
          {t('diary.setAt', { time: format.moment(new Date(mark.setAt)) })}
        </p>
      </MarkChip>
    </span>
  )
}

export const AbsenceChip = ({ absence }: { readonly absence: NonNullable<Lesson['absence']> }) => {
  const { t } = useTranslation()
  const { code, kind } = absence
  const label = absenceLabel(absence, currentLocale())
  return (
    <MarkChip value={code} isAbsence label={label}>
      <strong>{label}</strong>
      {(kind === 'unknown' || kind === 'unexcused') && (
        <p className={classes['fine']}>{t('diary.absenceUnknown')}</p>
      )}
    </MarkChip>
  )
}
