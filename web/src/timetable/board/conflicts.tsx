import { useTranslation } from 'react-i18next'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import type { Conflict } from '../templates/use-check.ts'
import classes from './board.module.css'

/** «Пн, 3-й урок. Белова А. П. уже занята: 5А Математика, 5Б Математика.» */
export const useConflictWords = (
  rows: ReadonlyMap<string, CourseRow>,
): ((conflict: Conflict) => string) => {
  const { t } = useTranslation()
  return ({ kind, weekday, slot, label, courseIds }) => {
    const courses = courseIds
      .map((id) => rows.get(id))
      .map((row) => [row?.className, row?.subject].filter(Boolean).join(' '))
      .join(', ')
    const what =
      kind === 'UNSPECIFIED' ? label : t(`templates.conflict.${kind}`, { label, courses })
    if (weekday === 0) return what
    return `${t('templates.at', { day: t(`weekday.${weekday as 1}`), slot })}. ${what}`
  }
}

interface Props {
  readonly conflicts: readonly Conflict[]
  readonly rows: ReadonlyMap<string, CourseRow>
}

/** What refuses the template first, then what is only worth a look. */
export const Conflicts = ({ conflicts, rows }: Props) => {
  const { t } = useTranslation()
  const words = useConflictWords(rows)
  return (
    <section className={classes['conflicts']} aria-label={t('templates.conflicts')}>
      <h2>{t('templates.conflicts')}</h2>
      {conflicts.length === 0 && <p>{t('templates.noConflicts')}</p>}
      <ul>
        {conflicts.slice(0, 60).map((each) => (
          <li
            key={`${each.kind}/${each.weekday}/${each.slot}/${each.courseIds.join('/')}`}
            data-warning={each.isWarning || undefined}
          >
            {words(each)}
          </li>
        ))}
      </ul>
    </section>
  )
}
