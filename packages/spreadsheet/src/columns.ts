import { columnLetters, type GridRow } from './grid.ts'
import type { Problem, SheetReason } from './problem.ts'

export interface Column<Field extends string = string> {
  readonly field: Field
  /** Header as the template writes it. */
  readonly title: string
  /** Other headers that mean the same. */
  readonly synonyms?: readonly string[]
  /** Default `text`; `date` gives `YYYY-MM-DD`, `whole` a whole number. */
  readonly kind?: 'text' | 'date' | 'whole'
  /** The column must be there and every row must fill it. */
  readonly required?: boolean
  /** Longest text in characters, 500 by default. */
  readonly longest?: number
  /** Shown as a comment on the header of a written sheet. */
  readonly hint?: string
  /** Width of a written column in characters. */
  readonly width?: number
}

/** Where the header is and which sheet column holds which field. */
export interface Header {
  readonly row: number
  readonly columns: ReadonlyMap<number, Column>
  readonly titles: ReadonlyMap<number, string>
}

/** Case, ё, spaces and the asterisk of a required column make no difference. */
export const headerKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[*:]/gu, '')
    .replaceAll(/[\s\u00A0]+/gu, ' ')
    .trim()

const keysOf = (column: Column): string[] =>
  [column.title, ...(column.synonyms ?? [])].map((text) => headerKey(text))

const titlesOf = (row: GridRow): Map<number, string> =>
  new Map(
    row.cells.flatMap(({ column, value }) =>
      value.kind === 'text' && headerKey(value.text) !== '' ? [[column, value.text.trim()]] : [],
    ),
  )

/** How far down a title or a note may push the header. */
const searchedRows = 10

export const createFinder = (
  columns: readonly Column[],
): ((title: string) => Column | undefined) => {
  const byKey = new Map(columns.flatMap((column) => keysOf(column).map((key) => [key, column])))
  return (title) => byKey.get(headerKey(title))
}

/** The row that names most columns, the first of equals; undefined when none names any. */
const findHeaderRow = (
  rows: readonly GridRow[],
  find: (title: string) => Column | undefined,
): GridRow | undefined => {
  let best: GridRow | undefined
  let most = 0
  for (const row of rows.slice(0, searchedRows)) {
    const count = [...titlesOf(row).values()].filter((title) => find(title) !== undefined).length
    if (count > most) [best, most] = [row, count]
  }
  return best
}

/** The header of a sheet and all that is wrong with it. */
export const readHeader = (
  sheet: string,
  rows: readonly GridRow[],
  columns: readonly Column[],
): { readonly header: Header | undefined; readonly problems: readonly Problem[] } => {
  const find = createFinder(columns)
  const row = findHeaderRow(rows, find)
  const problem = (
    reason: SheetReason,
    at: { row?: number; column?: number; field?: string },
    details: Record<string, string> = {},
  ): Problem => ({
    sheet,
    row: at.row ?? 0,
    column: at.column === undefined ? '' : columnLetters(at.column),
    field: at.field ?? '',
    reason,
    details,
  })
  if (row === undefined) {
    const expected = columns.map((column) => column.title).join(', ')
    return { header: undefined, problems: [problem('HEADER_MISSING', {}, { expected })] }
  }
  const problems: Problem[] = []
  const found = new Map<number, Column>()
  const titles = titlesOf(row)
  for (const [at, title] of titles) {
    const column = find(title)
    const place = { row: row.number, column: at, field: column?.field ?? '' }
    if (column === undefined) problems.push(problem('COLUMN_UNKNOWN', place, { title }))
    else if ([...found.values()].includes(column)) {
      problems.push(problem('COLUMN_DUPLICATE', place, { title }))
    } else found.set(at, column)
  }
  for (const cell of row.cells) {
    if (!cell.isMerged || cell.value.kind === 'merged') continue
    const field = found.get(cell.column)?.field ?? ''
    problems.push(problem('HEADER_MERGED', { row: row.number, column: cell.column, field }))
  }
  const present = new Set(found.values())
  for (const column of columns) {
    if (column.required !== true || present.has(column)) continue
    const place = { row: row.number, field: column.field }
    problems.push(problem('COLUMN_MISSING', place, { title: column.title }))
  }
  return { header: { row: row.number, columns: found, titles }, problems }
}
