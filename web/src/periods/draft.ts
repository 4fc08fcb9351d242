import { yearEndsOn, yearStartsOn } from '@zvonok/policy/academic-year'
import { defaultYearPlan } from '@zvonok/policy/default-periods'
import { daysBetween, isDate } from '@zvonok/policy/dates'
import { findOverlap, type PeriodKind } from '@zvonok/policy/periods'
import type { PeriodKindName } from '../school/reads.ts'

export interface Span {
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
}

export interface PeriodsDraft {
  readonly periods: readonly Span[]
  readonly holidays: readonly Span[]
}

export const policyKind: Readonly<Record<PeriodKindName, PeriodKind>> = {
  QUARTER: 'quarter',
  TRIMESTER: 'trimester',
  HALF_YEAR: 'half-year',
}

export const usualDraft = (year: number, kind: PeriodKindName): PeriodsDraft => {
  const spanOf = ({ name, startsOn, endsOn }: Span): Span => ({ name, startsOn, endsOn })
  const { periods, holidays } = defaultYearPlan(year, policyKind[kind])
  return { periods: periods.map(spanOf), holidays: holidays.map(spanOf) }
}

export type DraftProblem =
  | { readonly kind: 'incomplete'; readonly names: readonly [string] }
  | { readonly kind: 'reversed'; readonly names: readonly [string] }
  | { readonly kind: 'outside'; readonly names: readonly [string] }
  | { readonly kind: 'overlap'; readonly names: readonly [string, string] }

/** What the server would refuse, told while it is typed. */
export const problemsOf = (
  { periods, holidays }: PeriodsDraft,
  year: number,
): readonly DraftProblem[] => {
  const all = [...periods, ...holidays]
  const incomplete = all.filter(({ startsOn, endsOn }) => !isDate(startsOn) || !isDate(endsOn))
  if (incomplete.length > 0)
    return incomplete.map(({ name }) => ({ kind: 'incomplete', names: [name] }))
  const reversed = all.filter(({ startsOn, endsOn }) => startsOn > endsOn)
  if (reversed.length > 0) return reversed.map(({ name }) => ({ kind: 'reversed', names: [name] }))
  const outside = all.filter(
    ({ startsOn, endsOn }) => startsOn < yearStartsOn(year) || endsOn > yearEndsOn(year),
  )
  const found: DraftProblem[] = outside.map(({ name }) => ({ kind: 'outside', names: [name] }))
  for (const spans of [periods, holidays]) {
    const pair = findOverlap(spans)
    if (pair !== undefined) found.push({ kind: 'overlap', names: [pair[0].name, pair[1].name] })
  }
  return found
}

/** Place of a span on the bar of the academic year, in percent of its width. */
export const placeInYear = (
  { startsOn, endsOn }: Pick<Span, 'startsOn' | 'endsOn'>,
  year: number,
): { readonly left: number; readonly width: number } | undefined => {
  if (!isDate(startsOn) || !isDate(endsOn) || endsOn < startsOn) return undefined
  const first = yearStartsOn(year)
  const length = daysBetween(first, yearEndsOn(year)) + 1
  const from = Math.max(0, daysBetween(first, startsOn))
  const until = Math.min(length, daysBetween(first, endsOn) + 1)
  if (until <= from) return undefined
  return { left: (from / length) * 100, width: ((until - from) / length) * 100 }
}
