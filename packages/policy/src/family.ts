import {
  averageOf,
  classAverage,
  forecastOf,
  leadingKind,
  type Average,
  type WeightedMark,
} from './averages.ts'
import type { Policies } from './resolve.ts'

/** With fewer pupils the average of the class tells the marks of one. */
export const fewestInClassAverage = 5

/** The pupil's own average of the kind the school uses (P-14). */
export const pupilAverage = (
  policies: Pick<Policies, 'P-14'>,
  marks: readonly WeightedMark[],
): Average | undefined => averageOf(marks, leadingKind(policies['P-14'].value.average))

/** The average of the class as a family may see it; undefined where it may not [39 7.2, P-27]. */
export const classAverageForFamily = (
  policies: Pick<Policies, 'P-27'>,
  averages: readonly (Pick<Average, 'hundredths'> | undefined)[],
): Average | undefined => {
  if (!policies['P-27'].value.classAverage) return undefined
  const found = classAverage(averages)
  return found !== undefined && found.count >= fewestInClassAverage ? found : undefined
}

/** The final mark the marks point to, where families see the forecast [39 2.8, P-27]. */
export const forecastForFamily = (
  policies: Pick<Policies, 'P-14' | 'P-27'>,
  marks: readonly WeightedMark[],
): number | undefined =>
  policies['P-27'].value.forecast
    ? forecastOf(marks, leadingKind(policies['P-14'].value.average))
    : undefined
