import {
  averageOf,
  leadingKind,
  type AverageChoice,
  type WeightedMark,
} from '@zvonok/policy/averages'
import type { CellValue } from './cell-value.ts'
import type { Lesson, Page } from './sheet.ts'

export interface PupilAverage {
  readonly value: number
  readonly count: number
  /** Beside the weighted one, where the school shows both (P-14). */
  readonly plain?: number | undefined
}

/** Weight of each work of each lesson, by its work type. */
export const weightsOf = (page: Pick<Page, 'lessons' | 'workTypes'>): Weights => {
  const byType = new Map(page.workTypes.map((type) => [type.workTypeId, type.weight]))
  const weights = new Map<string, number>()
  for (const lesson of page.lessons)
    for (const work of lesson.works)
      weights.set(weightKey(lesson, work.number), byType.get(work.workTypeId) ?? 1)
  return weights
}

export type Weights = ReadonlyMap<string, number>

const weightKey = (lesson: Pick<Lesson, 'lessonId'>, work: number) => `${lesson.lessonId}/${work}`

/**
 * The average over the marks of a row, of the policy's kind. Those of a cancelled lesson count as
 * they do in the diary and for the finals: a cancellation loses no marks.
 */
export const rowAverage = (
  lessons: readonly Lesson[],
  cells: readonly CellValue[],
  weights: Weights,
  choice: AverageChoice,
): PupilAverage | undefined => {
  const marks: WeightedMark[] = []
  cells.forEach((cell, column) => {
    const lesson = lessons[column]
    if (lesson === undefined) return
    for (const { work, value } of cell.marks)
      if (/^\d+$/.test(value))
        marks.push({ value: Number(value), weight: weights.get(weightKey(lesson, work)) ?? 1 })
  })
  const average = averageOf(marks, leadingKind(choice))
  const plain = choice === 'both' ? averageOf(marks, 'plain') : undefined
  return (
    average && {
      value: average.hundredths / 100,
      count: average.count,
      ...(plain === undefined ? {} : { plain: plain.hundredths / 100 }),
    }
  )
}
