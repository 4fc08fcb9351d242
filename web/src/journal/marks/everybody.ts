import type { CellValue } from './cell-value.ts'
import type { AbsenceKind } from './edits.ts'
import type { Operation } from './history.ts'
import { cellOf, type Layers } from './layers.ts'
import { isEnrolled, type Lesson, type Page } from './sheet.ts'

/** A pupil of the lesson, whatever the list is filtered by. */
export interface Somebody {
  readonly lessonId: string
  readonly pupilId: string
  readonly cell: CellValue
}

export const everybodyOf = (
  page: Pick<Page, 'pupils'>,
  lesson: Lesson,
  layers: Layers,
): readonly Somebody[] =>
  page.pupils
    .filter((pupil) => isEnrolled(pupil, lesson.date))
    .map(({ pupilId }) => ({
      lessonId: lesson.lessonId,
      pupilId,
      cell: cellOf(layers, lesson, pupilId),
    }))

/** Everybody was there: codes of absence go, who came late stays late. */
export const makePresent = (
  everybody: readonly Somebody[],
  codes: readonly AbsenceKind[],
): Operation => {
  const late = new Set(codes.filter(({ kind }) => kind === 'late').map(({ code }) => code))
  return everybody.flatMap(({ lessonId, pupilId, cell }) =>
    cell.code === '' || late.has(cell.code)
      ? []
      : [{ lessonId, pupilId, before: cell, after: { ...cell, code: '' } }],
  )
}
