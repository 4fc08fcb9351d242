import type { AverageChoice } from '@zvonok/policy/averages'
import { cellText, type CellValue } from './cell-value.ts'
import { rowAverage, type PupilAverage, type Weights } from './averages.ts'
import { cellOf, countedOf, stateOf, subjectsOf, type CellState, type Layers } from './layers.ts'
import { isEnrolled, lockOf, type Lesson, type Pupil, type Subject } from './sheet.ts'

export interface CellView {
  readonly value: CellValue
  readonly text: string
  readonly state: CellState
  readonly isLocked: boolean
  /** The pupil was not of the class on that day. */
  readonly isOutside: boolean
}

export interface RowView {
  readonly pupil: Pupil
  /** Place in the class list. */
  readonly number: number
  readonly cells: readonly CellView[]
  readonly average: PupilAverage | undefined
}

export interface Highlights {
  readonly changed: ReadonlySet<Subject>
  readonly saved: ReadonlySet<Subject>
}

export interface ViewSources {
  readonly lessons: readonly Lesson[]
  readonly today: string
  readonly layers: Layers
  readonly weights: Weights
  readonly averages: AverageChoice
  readonly highlights: Highlights
}

const isLocked = (lesson: Lesson, pupil: Pupil, today: string): boolean =>
  lockOf(lesson, pupil, today) !== undefined &&
  lockOf(lesson, pupil, today, 'attendance') !== undefined

const viewCell = (sources: ViewSources, lesson: Lesson, pupil: Pupil): CellView => {
  const value = cellOf(sources.layers, lesson, pupil.pupilId)
  return {
    value,
    text: cellText(value),
    state: stateOf(sources.layers, subjectsOf(lesson, pupil.pupilId), sources.highlights),
    isLocked: isLocked(lesson, pupil, sources.today),
    isOutside: !isEnrolled(pupil, lesson.date),
  }
}

export const viewRow = (sources: ViewSources, pupil: Pupil, number: number): RowView => {
  const cells = sources.lessons.map((lesson) => viewCell(sources, lesson, pupil))
  const counted = sources.lessons.map((lesson) => countedOf(sources.layers, lesson, pupil.pupilId))
  return {
    pupil,
    number,
    cells,
    average: rowAverage(sources.lessons, counted, sources.weights, sources.averages),
  }
}

const commentsOf = ({ value }: CellView): string =>
  value.marks.map((mark) => mark.comment).join('\n')

const isSameCell = (a: CellView, b: CellView | undefined): boolean =>
  a.text === b?.text &&
  a.state === b.state &&
  a.isLocked === b.isLocked &&
  a.isOutside === b.isOutside &&
  commentsOf(a) === commentsOf(b)

const isSameAverage = (a: PupilAverage | undefined, b: PupilAverage | undefined): boolean =>
  a?.value === b?.value && a?.plain === b?.plain && a?.count === b?.count

/** A row that looks as it did is the row it was: one typed mark then draws one row, not thirty. */
export const keepSameRows = (
  old: readonly RowView[],
  fresh: readonly RowView[],
): readonly RowView[] =>
  fresh.map((row, index) => {
    const before = old[index]
    const isSame =
      before !== undefined &&
      before.pupil === row.pupil &&
      before.number === row.number &&
      isSameAverage(before.average, row.average) &&
      before.cells.length === row.cells.length &&
      row.cells.every((cell, column) => isSameCell(cell, before.cells[column]))
    return isSame ? before : row
  })
