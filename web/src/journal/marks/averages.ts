import { averageOf, type AverageKind, type WeightedMark } from '@zvonok/policy/averages'
import type { CellValue } from './cell-value.ts'
import type { Lesson, Page } from './sheet.ts'

export interface PupilAverage {
  readonly value: number
  readonly count: number
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
  kind: AverageKind,
): PupilAverage | undefined => {
  const marks: WeightedMark[] = []
  cells.forEach((cell, column) => {
    const lesson = lessons[column]
    if (lesson === undefined) return
    for (const { work, value } of cell.marks)
      if (/^\d+$/.test(value))
        marks.push({ value: Number(value), weight: weights.get(weightKey(lesson, work)) ?? 1 })
  })
  const average = averageOf(marks, kind)
  return average && { value: average.hundredths / 100, count: average.count }
}

/** Of a release that says nothing of it the average is weighted, as it was then. */
export const kindOf = ({ averageKind }: Pick<Page, 'averageKind'>): AverageKind =>
  averageKind === 'plain' ? 'plain' : 'weighted'
