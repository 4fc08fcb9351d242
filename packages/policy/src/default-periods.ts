import { addDays, weekday, weekStart } from './dates.ts'
import { gaps, type DateRange, type Period, type PeriodKind } from './periods.ts'
import { yearStartsOn } from './academic-year.ts'

export interface NamedRange extends DateRange {
  /** In Russian, as the school's page first offers it. */
  readonly name: string
}

export interface YearPlan {
  readonly periods: readonly (Period & NamedRange)[]
  /** School holidays (каникулы) inside the year of study. */
  readonly holidays: readonly NamedRange[]
}

/** «1-я четверть», «2-й триместр», «1-е полугодие». */
export const periodName = (kind: PeriodKind, number: number): string => {
  switch (kind) {
    case 'quarter':
      return `${number}-я четверть`
    case 'trimester':
      return `${number}-й триместр`
    case 'half-year':
      return `${number}-е полугодие`
  }
}

const weekOf = (date: string, name: string): NamedRange => {
  const startsOn = weekStart(date)
  return { name, startsOn, endsOn: addDays(startsOn, 6) }
}

/** 1 September, or the Monday after it when it is a Sunday. */
const firstDay = (year: number): string => {
  const first = yearStartsOn(year)
  return weekday(first) === 7 ? addDays(first, 1) : first
}

/** The last day of lessons the ministry recommends of late years. */
const lastDay = (year: number): string => `${year + 1}-05-26`

/** 31 December to the Sunday that ends the week of 8 January. */
const winter = (year: number): NamedRange => ({
  ...weekOf(`${year + 1}-01-08`, 'Зимние каникулы'),
  startsOn: `${year}-12-31`,
})

const quarterHolidays = (year: number): NamedRange[] => [
  weekOf(`${year}-10-28`, 'Осенние каникулы'),
  winter(year),
  weekOf(`${year + 1}-03-30`, 'Весенние каникулы'),
]

/** Five or six weeks of study, then a week of rest, as schools on trimesters do. */
const trimesterHolidays = (year: number): NamedRange[] => [
  weekOf(`${year}-10-08`, 'Осенние каникулы'),
  weekOf(`${year}-11-19`, 'Ноябрьские каникулы'),
  winter(year),
  weekOf(`${year + 1}-02-18`, 'Февральские каникулы'),
  weekOf(`${year + 1}-04-08`, 'Весенние каникулы'),
]

/** The holidays after which a new period of the kind begins. */
const dividers: Readonly<Record<PeriodKind, readonly number[]>> = {
  quarter: [0, 1, 2],
  trimester: [1, 3],
  'half-year': [1],
}

/**
 * Periods and holidays by the dates most schools take: a start for a school administrator, who
 * edits them. Half-years rest when quarters do.
 */
export const defaultYearPlan = (year: number, kind: PeriodKind): YearPlan => {
  const holidays = kind === 'trimester' ? trimesterHolidays(year) : quarterHolidays(year)
  const between = holidays.filter((_, index) => dividers[kind].includes(index))
  const study = gaps({ startsOn: firstDay(year), endsOn: lastDay(year) }, between)
  const periods = study.map((range, index) => ({
    kind,
    number: index + 1,
    name: periodName(kind, index + 1),
    ...range,
  }))
  return { periods, holidays }
}

/** Quarters for grades 1–9, half-years for 10–11. */
export const usualPeriodKind = (grade: number): PeriodKind =>
  grade >= 10 ? 'half-year' : 'quarter'
