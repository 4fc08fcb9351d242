import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addDays } from '@zvonok/policy/dates'
import { useTranslation } from 'react-i18next'
import { keptOffline } from '../../offline/keeping.ts'
import { usePlace } from '../../app/use-place.ts'
import { useSession } from '../../app/session.ts'
import { lessonsOf, statusOf, type CalendarLesson } from '../../scheduling/lessons/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import { useFormat } from '../../ui/format.ts'
import { useSchoolClock } from './clock.ts'
import { phasesOf, type Phase } from './day.ts'
import type { JournalEntry } from './reads.ts'
import classes from './journals.module.css'

/** The lessons that the person teaches today; the one going on now stands out. */
export const Today = ({ journals }: { readonly journals: readonly JournalEntry[] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { schoolId } = useSchool()
  const { grants } = useSession()
  const today = usePlace()?.today ?? ''
  const time = useSchoolClock(schoolId)
  const teacherId = grants.find(
    (hat) => hat.role === 'teacher' && hat.schoolId === schoolId,
  )?.personId
  const query = useQuery({
    ...lessonsOf(schoolId, { from: today, to: today === '' ? '' : addDays(today, 7), teacherId }),
    enabled: teacherId !== undefined && today !== '',
    meta: keptOffline,
  })
  if (teacherId === undefined || query.data === undefined) return null
  // On a free day the next day of lessons, so that the evening before is of use too.
  const date = query.data.some((lesson) => lesson.date === today) ? today : query.data[0]?.date
  const lessons = query.data
    .filter((lesson) => lesson.date === date)
    .map((lesson) => ({ ...lesson, isCancelled: statusOf(lesson) === 'CANCELLED' }))
  const phases = phasesOf(lessons, date === today ? time : '')
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
          {lessons.map((lesson, index) => (
            <TodayLesson
              key={lesson.lessonId}
              lesson={lesson}
              phase={phases[index] ?? 'later'}
              journal={journals.find((each) => each.courseId === lesson.courseId)}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

interface Props {
  readonly lesson: CalendarLesson & { readonly isCancelled: boolean }
  readonly phase: Phase
  readonly journal: JournalEntry | undefined
}

const TodayLesson = ({ lesson, phase, journal }: Props) => {
  const { t } = useTranslation()
  const { schoolId, year, base } = useSchool()
  const { courseId, lessonId, isCancelled } = lesson
  const name = [journal?.className, journal?.groupName, journal?.subjectName]
    .filter(Boolean)
    .join(' · ')
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
        <Button component="a" href={`${base}/journals/${courseId}?lesson=${lessonId}`} size="sm">
          {t('journals.openNow')}
        </Button>
      )}
      {phase === 'next' && <span className={classes['dim']}>{t('journals.next')}</span>}
    </li>
  )
}
