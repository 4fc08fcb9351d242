import { contains } from '@zvonok/policy/periods'
import type { DateRange } from '@zvonok/policy/periods'
import { createCalendar, isDayOff, isSchoolDay } from '@zvonok/policy/calendar'
import type { CalendarDay, SchoolCalendar } from '@zvonok/policy/calendar'
import type { Policies } from '@zvonok/policy/resolve'
import { policiesOn } from './replicas/policies.ts'
import type { StoredPolicies } from './replicas/policies.ts'

/** The grading periods and holidays of one kind in one year. */
export interface PeriodSet {
  readonly kind: string
  readonly periods: readonly DateRange[]
  readonly holidays: readonly (DateRange & { readonly name: string })[]
}

/** What of a class decides on which days it has lessons. */
export interface ClassFacts {
  readonly grade: number
  readonly periodKind: string
}

/** Why there are no lessons; `name` of the holidays or the holiday, may be empty. */
export interface DayWithoutLessons {
  readonly why: 'holidays' | 'day-off' | 'no-period'
  readonly name: string
}

export interface SchoolDays {
  /** Undefined when the class has lessons on the day. */
  whyNoLessons(of: ClassFacts, date: string): DayWithoutLessons | undefined
  hasPeriods(of: ClassFacts): boolean
}

type WeekPolicy = Policies['P-30']['value']

/** First-graders study five days a week [СП 2.4.3648-20, 3.4.16; P-30]. */
const weekDaysOf = (policy: WeekPolicy, grade: number): number =>
  grade === 1 ? policy.grade1WeekDays : policy.weekDays

/** The days of lessons of one school year; a change of the policy's week within the year acts from its day. */
export const createSchoolDays = (of: {
  readonly days: readonly CalendarDay[]
  readonly periodSets: readonly PeriodSet[]
  readonly policies: StoredPolicies
}): SchoolDays => {
  const weeks = new Map<string, WeekPolicy>()
  const calendars = new Map<string, SchoolCalendar>()

  const weekOn = (date: string): WeekPolicy => {
    const known = weeks.get(date)
    if (known !== undefined) return known
    const week = policiesOn(of.policies, date)['P-30'].value
    weeks.set(date, week)
    return week
  }
  const setOf = ({ periodKind }: ClassFacts): PeriodSet | undefined =>
    of.periodSets.find((set) => set.kind === periodKind)
  const calendarOf = (facts: ClassFacts, date: string): SchoolCalendar => {
    const weekDays = weekDaysOf(weekOn(date), facts.grade)
    const key = `${facts.periodKind} ${weekDays}`
    const known = calendars.get(key)
    if (known !== undefined) return known
    const { periods = [], holidays = [] } = setOf(facts) ?? {}
    const calendar = createCalendar({ weekDays, days: of.days, periods, holidays })
    calendars.set(key, calendar)
    return calendar
  }

  return {
    hasPeriods: (facts) => setOf(facts) !== undefined,
    whyNoLessons: (facts, date) => {
      const calendar = calendarOf(facts, date)
      if (isSchoolDay(calendar, date)) return undefined
      const holidays = setOf(facts)?.holidays.find((each) => contains(each, date))
      if (holidays !== undefined) return { why: 'holidays', name: holidays.name }
      if (isDayOff(calendar, date)) {
        return { why: 'day-off', name: calendar.days.get(date)?.name ?? '' }
      }
      return { why: 'no-period', name: '' }
    },
  }
}
