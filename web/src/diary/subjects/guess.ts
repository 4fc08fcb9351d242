import {
  averageOf,
  countedMarks,
  forecastOf,
  marksNeeded,
  type AverageKind,
  type WeightedMark,
} from '@zvonok/policy/averages'
import type { Subject } from '../reads.ts'

export const countedOf = ({ marks }: Pick<Subject, 'marks'>): readonly WeightedMark[] =>
  countedMarks(marks.map(({ mark }) => mark))

/** The plain average of the marks shown; undefined without any. */
export const plainOf = (subject: Pick<Subject, 'marks'>): number | undefined => {
  const average = averageOf(countedOf(subject), 'plain')
  return average && average.hundredths / 100
}

export interface Guess {
  /** Marks of this value needed; undefined when no number of them is enough. */
  readonly needed: number | undefined
  readonly value: number
}

/** A family asks for a few marks ahead: more than this many is no plan any more. */
const atMost = 20

/** How many more marks of each value lead to the final wanted, the higher value first. */
export const guessesOf = (
  subject: Pick<Subject, 'marks'>,
  kind: AverageKind,
  { target, weight }: { readonly target: number; readonly weight: number },
): readonly Guess[] => {
  const marks = countedOf(subject)
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
  subject: Pick<Subject, 'marks'>,
  kind: AverageKind,
  weight: number,
): readonly NextMark[] => {
  const marks = countedOf(subject)
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
