import { addDays } from './dates.ts'

/** Both ends belong to the range. */
export interface DateRange {
  readonly startsOn: string
  readonly endsOn: string
}

export const periodKinds = ['quarter', 'trimester', 'half-year'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** A grading period (четверть, триместр, полугодие) [K 1]. */
export interface Period extends DateRange {
  readonly kind: PeriodKind
  /** 1 … 4 within the academic year. */
  readonly number: number
}

/** How many periods of a kind make a year. */
export const periodsInYear: Readonly<Record<PeriodKind, number>> = {
  quarter: 4,
  trimester: 3,
  'half-year': 2,
}

export const contains = (range: DateRange, date: string): boolean =>
  range.startsOn <= date && date <= range.endsOn

/** The period a date falls in; undefined on holidays between periods. */
export const periodOf = <P extends DateRange>(periods: readonly P[], date: string): P | undefined =>
  periods.find((period) => contains(period, date))

export const overlap = (one: DateRange, other: DateRange): boolean =>
  one.startsOn <= other.endsOn && other.startsOn <= one.endsOn

/** The first two ranges that share a day, in order of their start; periods may not overlap [K 1]. */
export const findOverlap = <R extends DateRange>(
  ranges: readonly R[],
): readonly [R, R] | undefined => {
  const sorted = ranges.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  for (const [index, range] of sorted.entries()) {
    const next = sorted[index + 1]
    if (next !== undefined && overlap(range, next)) return [range, next]
  }
  return undefined
}

/** The days of `outer` that none of `inner` covers, as ranges. */
export const gaps = (outer: DateRange, inner: readonly DateRange[]): DateRange[] => {
  const found: DateRange[] = []
  let from = outer.startsOn
  for (const range of inner.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    if (from < range.startsOn) found.push({ startsOn: from, endsOn: addDays(range.startsOn, -1) })
    if (range.endsOn >= from) from = addDays(range.endsOn, 1)
  }
  if (from <= outer.endsOn) found.push({ startsOn: from, endsOn: outer.endsOn })
  return found
}
