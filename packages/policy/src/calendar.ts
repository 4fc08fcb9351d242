import { datesBetween, weekday } from './dates.ts'
import { contains, periodOf, type DateRange } from './periods.ts'

export const dayKinds = ['holiday', 'day-off-moved', 'short-working-day', 'working-day'] as const
export type DayKind = (typeof dayKinds)[number]

/** A row of the production calendar, which an authority edits: moves are decreed each autumn. */
export interface CalendarDay {
  readonly date: string
  readonly kind: DayKind
  /** The weekend day that was made a working one or coincided with a holiday. */
  readonly movedFrom?: string
  readonly name?: string
}

/** What decides whether there are lessons on a day. */
export interface SchoolCalendar {
  readonly weekDays: number
  readonly days: ReadonlyMap<string, CalendarDay>
  readonly periods: readonly DateRange[]
  readonly holidays: readonly DateRange[]
}

export const createCalendar = (parts: {
  readonly weekDays: number
  readonly days: readonly CalendarDay[]
  readonly periods: readonly DateRange[]
  readonly holidays: readonly DateRange[]
}): SchoolCalendar => ({
  ...parts,
  days: new Map(parts.days.map((day) => [day.date, day])),
})

/**
 * A day off moved from a Saturday is one for a five-day week only: in a six-day week the Saturday
 * was a working day [ТК РФ, ст. 111–112]. One moved from a Sunday is off for both.
 */
const movedDayIsOff = (day: CalendarDay, weekDays: number): boolean =>
  weekDays === 5 || day.movedFrom === undefined || weekday(day.movedFrom) === 7

/** Weekends, public holidays and moved days off. */
export const isDayOff = (
  calendar: Pick<SchoolCalendar, 'weekDays' | 'days'>,
  date: string,
): boolean => {
  const day = calendar.days.get(date)
  switch (day?.kind) {
    case 'holiday':
      return true
    case 'day-off-moved':
      return movedDayIsOff(day, calendar.weekDays) || weekday(date) > calendar.weekDays
    case 'short-working-day':
    case 'working-day':
      return false
    case undefined:
      return weekday(date) > calendar.weekDays
  }
}

/** Lessons are held in a grading period, on no holiday and no day off [K 1, SCH-02]. */
export const isSchoolDay = (calendar: SchoolCalendar, date: string): boolean =>
  periodOf(calendar.periods, date) !== undefined &&
  !calendar.holidays.some((holiday) => contains(holiday, date)) &&
  !isDayOff(calendar, date)

export const schoolDays = (calendar: SchoolCalendar, from: string, to: string): string[] =>
  datesBetween(from, to).filter((date) => isSchoolDay(calendar, date))
