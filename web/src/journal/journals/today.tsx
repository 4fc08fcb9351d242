import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSchool } from '../../school/use-school.ts'
import { useFormat } from '../../ui/format.ts'
import { courseName } from '../course-name.ts'
import type { JournalEntry } from './reads.ts'
import { useTeachingDay, type TaughtLesson } from './use-teaching-day.ts'
import classes from './journals.module.css'

/** The lessons that the person teaches today; the one going on now stands out. */
export const Today = ({ journals }: { readonly journals: readonly JournalEntry[] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { isTeacher, query, dayOf } = useTeachingDay()
  if (!isTeacher || query.data === undefined) return null
  const { today, date, lessons } = dayOf(query.data)
  return (
    <section className={classes['today']} aria-labelledby="today">
      <h2 id="today">{t('journals.today', { day: format.dayAndWeekday(today) })}</h2>
      {date !== today && (
        <p className={classes['dim']}>
          {t('journals.freeToday')}{' '}
          {date !== undefined && t('journals.nextDay', { day: format.dayAndWeekday(date) })}
        </p>
      )}
      {lessons.length > 0 && (
        <ol className={classes['lessons']}>
          {lessons.map((lesson) => (
            <TodayLesson
              key={lesson.lessonId}
              lesson={lesson}
              journal={journals.find((each) => each.courseId === lesson.courseId)}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

interface Props {
  readonly lesson: TaughtLesson
  readonly journal: JournalEntry | undefined
}

const TodayLesson = ({ lesson, journal }: Props) => {
  const { t } = useTranslation()
  const { schoolId, year, base } = useSchool()
  const { courseId, lessonId, isCancelled, phase } = lesson
  const name = journal === undefined ? '' : courseName(journal)
  const isNow = phase === 'now'
  return (
    <li data-phase={phase} data-cancelled={isCancelled || undefined}>
      <span className={classes['slot']}>{lesson.slot}</span>
      <time>
        {lesson.startsAt}–{lesson.endsAt}
      </time>
      <span className={classes['what']}>
        {isCancelled ? (
          <s>{name}</s>
        ) : (
          <Link
            to="/schools/$schoolId/$year/journals/$courseId"
            params={{ schoolId, year, courseId }}
            search={{ lesson: lessonId }}
          >
            {name}
          </Link>
        )}
        {isCancelled && <span className={classes['dim']}>{t('journals.cancelled')}</span>}
        {lesson.replacedTeacherId !== '' && (
          <span className={classes['dim']}>{t('journals.substitution')}</span>
        )}
      </span>
      {isNow && (
        <Button component="a" href={`${base}/now?lesson=${lessonId}`} size="sm">
          {t('journals.openNow')}
        </Button>
      )}
      {phase === 'next' && <span className={classes['dim']}>{t('journals.next')}</span>}
    </li>
  )
}
