import {
  averageOf,
  forecastOf,
  marksNeeded,
  type AverageKind,
  type WeightedMark,
} from '@zvonok/policy/averages'
import type { Subject } from '../reads.ts'

const numberPattern = /^([1-9]\d{0,2})[+-]?$/

/** Debts and symbols of no mark count in no average. */
export const countedOf = ({ marks }: Pick<Subject, 'marks'>): readonly WeightedMark[] =>
  marks.flatMap(({ mark: { value, weight } }) => {
    const [, figure] = numberPattern.exec(value) ?? []
    return figure === undefined ? [] : [{ value: Number(figure), weight }]
  })

/** The school's policy says how averages are counted; here it shows in the average that came. */
export const kindOf = (marks: readonly WeightedMark[], average: number): AverageKind =>
  averageOf(marks, 'weighted')?.hundredths !== average &&
  averageOf(marks, 'plain')?.hundredths === average
    ? 'plain'
    : 'weighted'

export interface Guess {
  /** Marks of this value needed; undefined when no number of them is enough. */
  readonly needed: number | undefined
  readonly value: number
}

/** A family asks for a few marks ahead: more than this many is no plan any more. */
const atMost = 20

/** How many more marks of each value lead to the final wanted, the higher value first. */
export const guessesOf = (
  subject: Pick<Subject, 'marks' | 'average'>,
  target: number,
  weight: number,
): readonly Guess[] => {
  const marks = countedOf(subject)
  const kind = kindOf(marks, subject.average)
  return [5, 4, 3]
    .filter((value) => value >= target)
    .map((value) => {
      const needed = marksNeeded(marks, { target, value, weight }, kind)
      return { value, needed: needed === undefined || needed > atMost ? undefined : needed }
    })
}

export interface NextMark {
  readonly value: number
  readonly average: number
  readonly forecast: number
}

/** What each next mark would make of the average. */
export const afterNext = (
  subject: Pick<Subject, 'marks' | 'average'>,
  weight: number,
): readonly NextMark[] => {
  const marks = countedOf(subject)
  const kind = kindOf(marks, subject.average)
  return [5, 4, 3, 2].flatMap((value) => {
    const next = [...marks, { value, weight }]
    const average = averageOf(next, kind)?.hundredths
    const forecast = forecastOf(next, kind)
    return average === undefined || forecast === undefined ? [] : [{ value, average, forecast }]
  })
}

export interface WorkWeight {
  readonly work: string
  readonly weight: number
}

/** Works of this subject, so that the weight is chosen by a name the family knows. */
export const worksOf = ({ marks }: Pick<Subject, 'marks'>): readonly WorkWeight[] => {
  const weights = new Map(marks.map(({ mark }) => [mark.work, mark.weight]))
  return [...weights]
    .filter(([, weight]) => weight > 0)
    .map(([work, weight]) => ({ work, weight }))
    .toSorted((a, b) => a.weight - b.weight)
}
