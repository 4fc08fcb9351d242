import { cellOf, type Layers } from '../marks/layers.ts'
import { absenceSubject, isEnrolled, type Lesson, type Page, type Pupil } from '../marks/sheet.ts'
import type { CellValue } from '../marks/cell-value.ts'
import type { Item } from '../queue/types.ts'
import type { Write } from '../queue/writes.ts'

export interface AttendanceRow {
  readonly pupil: Pupil
  readonly cell: CellValue
  /** The change of this pupil's attendance that is still on its way or was stopped. */
  readonly item: Item<Write> | undefined
}

/** Who should have been at the lesson, with what is said of each. */
export const attendanceRows = (
  page: Page,
  lesson: Lesson,
  layers: Layers,
): readonly AttendanceRow[] =>
  page.pupils
    .filter((pupil) => isEnrolled(pupil, lesson.date))
    .map((pupil) => ({
      pupil,
      cell: cellOf(layers, lesson, pupil.pupilId),
      item: layers.item(absenceSubject(lesson.lessonId, pupil.pupilId)),
    }))

interface Counts {
  readonly absent: number
  readonly late: number
}

export const countRows = (rows: readonly AttendanceRow[], codes: Page['absenceCodes']): Counts => {
  const isLate = (code: string) => codes.some((each) => each.code === code && each.kind === 'late')
  const said = rows.filter(({ cell }) => cell.code !== '')
  const late = said.filter(({ cell }) => isLate(cell.code)).length
  return { absent: said.length - late, late }
}
