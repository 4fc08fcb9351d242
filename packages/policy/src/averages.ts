/** A mark that counts; the weight has at most two decimals and is not negative. */
export interface WeightedMark {
  readonly value: number
  readonly weight: number
}

/** Exact to the hundredth, halves up, whatever the order of the marks. */
export interface Average {
  readonly hundredths: number
  /** `4.67`, always with two decimals and a point. */
  readonly text: string
  /** How many marks counted (weight above nought). */
  readonly count: number
}

export type AverageKind = 'plain' | 'weighted'

/** What a school shows (P-14); of both the weighted one leads. */
export type AverageChoice = AverageKind | 'both'

const numberPattern = /^(\d{1,3})[+-]?$/

/** Debts and symbols of no mark count in no average. */
export const countedMarks = (
  marks: readonly { readonly value: string; readonly weight: number }[],
): readonly WeightedMark[] =>
  marks.flatMap(({ value, weight }) => {
    const [, figure] = numberPattern.exec(value) ?? []
    return figure === undefined ? [] : [{ value: Number(figure), weight }]
  })

interface Sums {
  /** Sum of value × weight and of weights, both in hundredths of a weight. */
  readonly points: number
  readonly weight: number
  readonly count: number
}

/** Weights as whole hundredths: sums stay integers, so no order of adding changes the result. */
const sumUp = (marks: readonly WeightedMark[], kind: AverageKind): Sums => {
  const sums = { points: 0, weight: 0, count: 0 }
  for (const mark of marks) {
    const weight = Math.round(mark.weight * 100)
    if (weight <= 0) continue
    const counted = kind === 'plain' ? 100 : weight
    sums.points += mark.value * counted
    sums.weight += counted
    sums.count += 1
  }
  return sums
}

const divide = (points: number, weight: number): number =>
  Math.floor((points * 200 + weight) / (2 * weight))

export const hundredthsText = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`

/**
 * The one formula of every average: Σ(mark × weight) ÷ Σ weight. Undefined when nothing counts: no
 * marks is not nought. The average is advice, never a final mark by itself [S 5.9].
 */
export const averageOf = (
  marks: readonly WeightedMark[],
  kind: AverageKind = 'weighted',
): Average | undefined => {
  const { points, weight, count } = sumUp(marks, kind)
  if (count === 0) return undefined
  const hundredths = divide(points, weight)
  return { hundredths, text: hundredthsText(hundredths), count }
}

/** From a message; of a release that says nothing of it the average is weighted, as it was then. */
export const averageChoiceOf = (text: string): AverageChoice =>
  text === 'plain' || text === 'both' ? text : 'weighted'

/** The average that a forecast, a warning and a final mark go by. */
export const leadingKind = (choice: AverageChoice): AverageKind =>
  choice === 'plain' ? 'plain' : 'weighted'

/** The mean of the pupils' averages, each pupil counting once [39 app., DIA-04]. */
export const classAverage = (
  averages: readonly (Pick<Average, 'hundredths'> | undefined)[],
): Average | undefined => {
  const known = averages.filter((each) => each !== undefined)
  if (known.length === 0) return undefined
  const sum = known.reduce((total, each) => total + each.hundredths, 0)
  const hundredths = Math.floor((sum * 2 + known.length) / (2 * known.length))
  return { hundredths, text: hundredthsText(hundredths), count: known.length }
}

/** The final mark the present marks point to: the exact average rounded, halves up [39 2.8]. */
export const forecastOf = (
  marks: readonly WeightedMark[],
  kind: AverageKind = 'weighted',
): number | undefined => {
  const { points, weight, count } = sumUp(marks, kind)
  return count === 0 ? undefined : Math.floor((points * 2 + weight) / (2 * weight))
}

/**
 * How many more marks of `value` and `weight` until the forecast reaches `target`: a guess for the
 * family. Nought when it is reached, undefined when no number of them is enough.
 */
export const marksNeeded = (
  marks: readonly WeightedMark[],
  wanted: { readonly target: number; readonly value: number; readonly weight: number },
  kind: AverageKind = 'weighted',
): number | undefined => {
  const { points, weight } = sumUp(marks, kind)
  const each = kind === 'plain' ? 100 : Math.round(wanted.weight * 100)
  // Twice the distance to the threshold `target − ½`, so that everything stays a whole number.
  const missing = (2 * wanted.target - 1) * weight - 2 * points
  if (weight > 0 && missing <= 0) return 0
  const gain = (2 * wanted.value - (2 * wanted.target - 1)) * each
  if (gain <= 0) return undefined
  return Math.max(1, Math.ceil(missing / gain))
}
