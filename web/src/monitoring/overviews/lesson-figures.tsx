import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { MarkChip } from '../../ui/mark-chip.tsx'
import type { LessonOverview } from './reads.ts'
import classes from './overviews.module.css'

/** One lesson in counts: agencies see no names. */
export const LessonFigures = ({ page }: { readonly page: LessonOverview }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { lesson, homework, works, absences, expected } = page
  if (lesson === undefined) return null
  const facts = [
    {
      term: t('overview.lessons.date'),
      text: `${format.dayAndWeekday(lesson.date)}, ${t('diary.slot', { slot: lesson.slot })}`,
    },
    { term: t('overview.lessons.teacher'), text: lesson.teacher },
    { term: t('overview.lessons.topic'), text: lesson.topic || t('overview.no') },
    { term: t('overview.lessons.homework'), text: homework || t('overview.no') },
    {
      term: t('overview.lessons.attendance'),
      text: lesson.hasAttendance
        ? t('overview.of', { part: lesson.absent, whole: expected })
        : t('overview.notTaken'),
    },
  ]
  return (
    <>
      {lesson.isCancelled && <p className={classes['readOnly']}>{t('diary.cancelled')}</p>}
      <dl className={classes['facts']}>
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {absences.length > 0 && (
        <section className={classes['part']}>
          <h2>{t('overview.lessons.byCode')}</h2>
          <ul className={classes['counts']}>
            {absences.map(({ code, count }) => (
              <li key={code}>
                <MarkChip value={code} isAbsence label={code} /> × {count}
              </li>
            ))}
          </ul>
        </section>
      )}
      {works.map(({ number, name, marks }) => (
        <section key={number} className={classes['part']}>
          <h2>{name}</h2>
          {marks.length === 0 ? (
            <p>{t('subjects.noMarks')}</p>
          ) : (
            <ul className={classes['counts']}>
              {marks.map(({ code, count }) => (
                <li key={code}>
                  <MarkChip value={code} label={code} /> × {count}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  )
}
