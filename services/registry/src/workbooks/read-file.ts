import { readWorkbook, rowsOf } from '@zvonok/spreadsheet/read'
import type { Draft } from './entries.ts'
import { isExample } from './example.ts'
import { problemAt, type Problem } from './problem.ts'
import { readClass, readParent, readPupil, readStaff, type ReadingOf } from './read-rows.ts'
import {
  classSheet,
  parentSheet,
  pupilSheet,
  sheets,
  staffSheet,
  type SheetName,
} from './sheets.ts'

/** What the file says, without looking at the registry. */
export const readImportFile = async (bytes: Uint8Array, of: ReadingOf): Promise<Draft> => {
  const read = await readWorkbook(bytes, sheets)
  // A sheet somebody emptied says nothing, and any subset of the sheets will do.
  const problems: Problem[] = read.problems.filter((problem) => problem.reason !== 'SHEET_EMPTY')

  const understood = <R extends { readonly row: number; readonly cells: object }, E>(
    sheet: SheetName,
    rows: readonly R[],
    readRow: (row: R, problems: Problem[]) => E | undefined,
  ): E[] =>
    rows.flatMap((row) => {
      if (!isExample(sheet, { ...row.cells })) return readRow(row, problems) ?? []
      problems.push(problemAt({ sheet, row: row.row, columns: {} }, '', 'EXAMPLE_ROW'))
      return []
    })

  const draft = {
    staff: understood(staffSheet.name, rowsOf(read, staffSheet), (row, found) =>
      readStaff(row, found, of.today),
    ),
    classes: understood(classSheet.name, rowsOf(read, classSheet), readClass),
    pupils: understood(pupilSheet.name, rowsOf(read, pupilSheet), (row, found) =>
      readPupil(row, found, of),
    ),
    parents: understood(parentSheet.name, rowsOf(read, parentSheet), readParent),
  }
  const isEmpty = read.sheets.every((sheet) => sheet.rows.length === 0)
  if (isEmpty && problems.length === 0) {
    const nothing = { sheet: '', row: 0, column: '', field: '', details: {} }
    problems.push({ ...nothing, reason: 'NOTHING_TO_IMPORT' })
  }
  return { ...draft, problems }
}
