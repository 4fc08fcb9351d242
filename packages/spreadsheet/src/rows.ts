import { readCell, type CellValue } from './cells.ts'
import { headerKey, type Column, type Header } from './columns.ts'
import { columnLetters, type GridRow, type GridSheet } from './grid.ts'
import type { Problem } from './problem.ts'

/** The value of a column's field: a whole number may be absent, text and dates may be empty. */
export type ValueOf<C extends Column> = C extends { readonly kind: 'whole' }
  ? number | undefined
  : string

export interface Row<C extends Column> {
  /** As the spreadsheet program shows it. */
  readonly row: number
  /** Empty where the column is missing or the cell has a problem. */
  readonly cells: { readonly [F in C as F['field']]: ValueOf<F> }
  /** Where each field stands, to place problems found later. */
  readonly columns: { readonly [F in C as F['field']]: string }
}

const isRepeatedHeader = (row: GridRow, header: Header): boolean => {
  const named = row.cells.filter((cell) => header.titles.has(cell.column))
  return (
    named.length === header.titles.size &&
    named.every(
      ({ column, value }) =>
        value.kind === 'text' &&
        headerKey(value.text) === headerKey(header.titles.get(column) ?? ''),
    )
  )
}

const readRow = (
  sheet: string,
  row: GridRow,
  header: Header,
  date1904: boolean,
): { values: Record<string, CellValue>; problems: Problem[] } => {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
  const values: Record<string, CellValue> = {}
  const problems: Problem[] = []
  for (const [at, column] of header.columns) {
    const cell = cells.get(at)
    const isMerged = cell?.isMerged === true
    const read = readCell(column, cell?.value ?? { kind: 'empty' }, date1904)
    values[column.field] = read.ok && !isMerged ? read.value : undefined
    const place = { sheet, row: row.number, column: columnLetters(at), field: column.field }
    // One problem for a merged range, at its first cell.
    if (isMerged && cell.value.kind !== 'merged') {
      problems.push({ ...place, reason: 'CELL_MERGED', details: {} })
    } else if (!read.ok && !isMerged) {
      problems.push({ ...place, reason: read.reason, details: read.details })
    }
  }
  for (const { column: at, value } of row.cells) {
    if (header.titles.has(at) || value.kind === 'merged') continue
    const place = { sheet, row: row.number, column: columnLetters(at), field: '' }
    problems.push({ ...place, reason: 'COLUMN_UNKNOWN', details: { title: '' } })
  }
  return { values, problems }
}

const complete = (
  columns: readonly Column[],
  values: Readonly<Record<string, CellValue>>,
): Record<string, CellValue> =>
  Object.fromEntries(
    columns.map(({ field, kind }) => [field, values[field] ?? (kind === 'whole' ? undefined : '')]),
  )

/** The rows below the header, each empty one left out, and what is wrong in them. */
export const readRows = (
  sheet: GridSheet,
  wanted: readonly Column[],
  header: Header,
  date1904: boolean,
): { readonly rows: readonly Row<Column>[]; readonly problems: readonly Problem[] } => {
  const letters = new Map([...header.columns].map(([at, { field }]) => [field, columnLetters(at)]))
  const columns = Object.fromEntries(wanted.map(({ field }) => [field, letters.get(field) ?? '']))
  const rows: Row<Column>[] = []
  const problems: Problem[] = []
  for (const row of sheet.rows) {
    if (row.number <= header.row) continue
    if (isRepeatedHeader(row, header)) {
      const place = { sheet: sheet.name, row: row.number, column: '', field: '' }
      problems.push({ ...place, reason: 'HEADER_REPEATED', details: {} })
      continue
    }
    const read = readRow(sheet.name, row, header, date1904)
    const hasValue = Object.values(read.values).some((value) => value !== undefined && value !== '')
    const hasOther = read.problems.some((problem) => problem.reason !== 'CELL_REQUIRED')
    // A row of spaces is an empty row.
    if (!hasValue && !hasOther) continue
    problems.push(...read.problems)
    // The generic shape is proved by `complete`: every field of the specification is there.
    const cells = complete(wanted, read.values) as Row<Column>['cells']
    rows.push({ row: row.number, cells, columns })
  }
  return { rows, problems }
}
