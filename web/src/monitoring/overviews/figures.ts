import type { Overview } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import type { Json } from '../../api/types.ts'

export type Figures = NonNullable<Json<Overview>['figures']>

/** What authorities ask first; each is a share of counts that the service has counted. */
export type Measure = 'present' | 'filled' | 'inTime' | 'homework' | 'taken'

export const measures: readonly Measure[] = ['present', 'filled', 'inTime', 'taken', 'homework']

/** A share of nothing is no figure, not nought. */
const share = (part: number, whole: number): number | undefined =>
  whole <= 0 ? undefined : part / whole

const formulas: Readonly<Record<Measure, (figures: Figures) => number | undefined>> = {
  present: ({ expected, absent }) => share(expected - absent, expected),
  filled: ({ topics, lessonsHeld }) => share(topics, lessonsHeld),
  inTime: ({ filledInTime, lessonsHeld }) => share(filledInTime, lessonsHeld),
  taken: ({ attendanceTaken, lessonsHeld }) => share(attendanceTaken, lessonsHeld),
  homework: ({ homeworks, lessonsHeld }) => share(homeworks, lessonsHeld),
}

export const measureOf = (measure: Measure, figures: Figures | undefined): number | undefined =>
  figures === undefined ? undefined : formulas[measure](figures)

/** By how much the share changed; undefined when either is no figure. */
export const changeOf = (
  measure: Measure,
  now: Figures | undefined,
  before: Figures | undefined,
): number | undefined => {
  const [to, from] = [measureOf(measure, now), measureOf(measure, before)]
  return to === undefined || from === undefined ? undefined : to - from
}

/** For a sheet and for sorting: 96.4 of a share of 0.9643. */
export const inPercent = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 1000) / 10
