import { useQuery } from '@tanstack/react-query'
import { addDays } from '@zvonok/policy/dates'
import { useSession } from '../../app/session.ts'
import { usePlace } from '../../app/use-place.ts'
import { keptOffline } from '../../offline/keeping.ts'
import { lessonsOf, statusOf, type CalendarLesson } from '../../scheduling/lessons/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import { useSchoolClock } from './clock.ts'
import { phasesOf, type Phase } from './day.ts'

export interface TaughtLesson extends CalendarLesson {
  readonly isCancelled: boolean
  readonly phase: Phase
}

export interface TeachingDay {
  readonly today: string
  /** Today, or the next day of lessons when today is free; undefined within a free week. */
  readonly date: string | undefined
  readonly lessons: readonly TaughtLesson[]
}

/** The lessons that the person teaches today; on a free day the next ones, of use the evening before. */
export const useTeachingDay = () => {
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
  const dayOf = (all: readonly CalendarLesson[]): TeachingDay => {
    const date = all.some((lesson) => lesson.date === today) ? today : all[0]?.date
    const lessons = all
      .filter((lesson) => lesson.date === date)
      .map((lesson) => ({ ...lesson, isCancelled: statusOf(lesson) === 'CANCELLED' }))
    const phases = phasesOf(lessons, date === today ? time : '')
    return {
      today,
      date,
      lessons: lessons.map((lesson, index) => ({ ...lesson, phase: phases[index] ?? 'later' })),
    }
  }
  return { isTeacher: teacherId !== undefined, query, dayOf }
}
