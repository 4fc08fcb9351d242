import { addWorkingDays, type SchoolCalendar } from './calendar.ts'
import { addDays } from './dates.ts'
import type { Policies } from './resolve.ts'

/** A moment of the school's own clock: `YYYY-MM-DDTHH:MM`; such strings compare as moments do. */
export type LocalMoment = `${string}T${string}`

/** Until when the journal of a lesson is filled in time [39 4.4.4, S 3.7, M 4.5, P-01]. */
export const fillDueAt = (policies: Pick<Policies, 'P-01'>, lessonDate: string): LocalMoment => {
  const { daysAfter, time } = policies['P-01'].value
  return `${addDays(lessonDate, daysAfter)}T${time}`
}

const plusHours = (date: string, time: string, hours: number): LocalMoment => {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + hours * 60
  const hour = String(Math.floor(minutes / 60) % 24).padStart(2, '0')
  const minute = String(minutes % 60).padStart(2, '0')
  return `${addDays(date, Math.floor(minutes / 1440))}T${hour}:${minute}`
}

/** Until when homework is written: a time of day, or hours after the class's last lesson [L 3.2.5, P-02]. */
export const homeworkDueAt = (
  policies: Pick<Policies, 'P-02'>,
  lesson: { readonly date: string; readonly lastLessonEndsAt: string },
): LocalMoment => {
  const { value } = policies['P-02']
  return value.by === 'time'
    ? `${lesson.date}T${value.time}`
    : plusHours(lesson.date, lesson.lastLessonEndsAt, value.hoursAfter)
}

/** Until which day a written work is marked; undefined when it is the day checking ends [M 4.12, P-03]. */
export const writtenMarkDueOn = (
  policies: Pick<Policies, 'P-03'>,
  work: { readonly date: string; readonly grade: number; readonly nextLessonDate?: string },
  calendar: Pick<SchoolCalendar, 'weekDays' | 'days'>,
): string | undefined => {
  const { primary, basic, secondary } = policies['P-03'].value
  const due = work.grade <= 4 ? primary : work.grade <= 9 ? basic : secondary
  switch (due.by) {
    case 'next-lesson':
      return work.nextLessonDate
    case 'days':
      return addDays(work.date, due.days)
    case 'working-days':
      return addWorkingDays(calendar, work.date, due.days)
    case 'check-day':
      return undefined
  }
}
