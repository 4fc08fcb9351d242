import { yearEndsOn, yearStartsOn } from '@zvonok/policy/academic-year'
import { isDate } from '@zvonok/policy/dates'
import { contains, overlap, periodsInYear } from '@zvonok/policy/periods'
import type { DateRange, PeriodKind } from '@zvonok/policy/periods'

export interface Wrong {
  readonly field: string
  readonly reason: string
  readonly details?: Readonly<Record<string, string>>
}

export interface PeriodPlan {
  readonly year: number
  readonly kind: PeriodKind
  readonly periods: readonly (DateRange & { readonly number: number })[]
  readonly holidays: readonly DateRange[]
}

const wrongDates = (range: DateRange, year: DateRange, field: string): Wrong[] => {
  const [startsOn, endsOn] = [`${field}.startsOn`, `${field}.endsOn`]
  const noDate = (date: string) => (date === '' ? 'DATE_EMPTY' : 'DATE_INVALID')
  if (!isDate(range.startsOn)) return [{ field: startsOn, reason: noDate(range.startsOn) }]
  if (!isDate(range.endsOn)) return [{ field: endsOn, reason: noDate(range.endsOn) }]
  if (range.endsOn < range.startsOn) return [{ field: endsOn, reason: 'ENDS_BEFORE_START' }]
  const details = { from: year.startsOn, to: year.endsOn }
  const outside = (date: string): boolean => !contains(year, date)
  if (outside(range.startsOn)) return [{ field: startsOn, reason: 'OUTSIDE_YEAR', details }]
  if (outside(range.endsOn)) return [{ field: endsOn, reason: 'OUTSIDE_YEAR', details }]
  return []
}

/** The later one of two neighbours is named: it is the one just typed, as a rule. */
const overlaps = (ranges: readonly DateRange[], list: string): Wrong[] =>
  ranges.flatMap((range, index) => {
    const other = ranges.findIndex((each, place) => place < index && overlap(each, range))
    const found = ranges[other]
    if (found === undefined) return []
    const details = { other: String(other + 1), startsOn: found.startsOn, endsOn: found.endsOn }
    return [{ field: `${list}[${index}].startsOn`, reason: 'PERIODS_OVERLAP', details }]
  })

/** The periods of a kind fill the year one after another, none sharing a day with another [K 1, SCH-01]. */
export const checkPeriodPlan = ({ year, kind, periods, holidays }: PeriodPlan): Wrong[] => {
  const range = { startsOn: yearStartsOn(year), endsOn: yearEndsOn(year) }
  const expected = String(periodsInYear[kind])
  if (String(periods.length) !== expected) {
    return [{ field: 'periods', reason: 'PERIOD_COUNT', details: { expected } }]
  }
  const misnumbered = periods.flatMap((period, index) =>
    period.number === index + 1
      ? []
      : [
          {
            field: `periods[${index}].number`,
            reason: 'PERIOD_NUMBER',
            details: { expected: `${index + 1}` },
          },
        ],
  )
  const dates = [
    ...periods.flatMap((period, index) => wrongDates(period, range, `periods[${index}]`)),
    ...holidays.flatMap((each, index) => wrongDates(each, range, `holidays[${index}]`)),
  ]
  if (misnumbered.length + dates.length > 0) return [...misnumbered, ...dates]
  const found = [...overlaps(periods, 'periods'), ...overlaps(holidays, 'holidays')]
  if (found.length > 0) return found
  return periods.flatMap((period, index) => {
    const before = periods[index - 1]
    return before !== undefined && period.startsOn < before.startsOn
      ? [{ field: `periods[${index}].startsOn`, reason: 'PERIODS_OUT_OF_ORDER' }]
      : []
  })
}
