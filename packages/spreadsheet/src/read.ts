import { headerKey, readHeader, type Column } from './columns.ts'
import type { Grid, GridSheet } from './grid.ts'
import { failureProblem } from './failure.ts'
import { limits } from './limits.ts'
import { runInWorker } from './pool.ts'
import { preflight } from './preflight.ts'
import type { Problem } from './problem.ts'
import { readRows, type Row } from './rows.ts'

export interface SheetSpec<C extends Column = Column> {
  readonly name: string
  readonly columns: readonly C[]
  /** The workbook must have the sheet. */
  readonly required?: boolean
}

export interface SheetRead<C extends Column = Column> {
  readonly name: string
  readonly rows: readonly Row<C>[]
}

export interface WorkbookRead {
  /** The sheets asked for and found. */
  readonly sheets: readonly SheetRead[]
  /** At most `limits.problems`, by sheet and row. */
  readonly problems: readonly Problem[]
}

const wholeSheet = (
  sheet: string,
  reason: 'SHEET_MISSING' | 'SHEET_EMPTY',
  details: Readonly<Record<string, string>> = {},
): Problem => ({ sheet, row: 0, column: '', field: '', reason, details })

const readSpec = (
  sheet: GridSheet,
  spec: SheetSpec,
  date1904: boolean,
): { read: SheetRead; problems: readonly Problem[] } => {
  const empty = { name: spec.name, rows: [] }
  if (sheet.rows.length === 0) {
    return { read: empty, problems: [wholeSheet(sheet.name, 'SHEET_EMPTY')] }
  }
  const { header, problems } = readHeader(sheet.name, sheet.rows, spec.columns)
  if (header === undefined) return { read: empty, problems }
  const read = readRows(sheet, spec.columns, header, date1904)
  return { read: { name: spec.name, rows: read.rows }, problems: [...problems, ...read.problems] }
}

const parse = async (bytes: Uint8Array): Promise<Grid | Problem> => {
  const refused = await preflight(bytes)
  if (refused !== undefined) return refused
  try {
    return await runInWorker<Grid>('read', { bytes, limits })
  } catch (error) {
    return failureProblem(error)
  }
}

const readParsed = (
  grid: Grid,
  pairs: readonly (readonly [GridSheet, SheetSpec])[],
): WorkbookRead => {
  const reads = pairs.map(([sheet, spec]) => readSpec(sheet, spec, grid.date1904))
  return {
    sheets: reads.map(({ read }) => read),
    problems: reads.flatMap(({ problems }) => problems).slice(0, limits.problems),
  }
}

/** Reads the sheets asked for, by name; sheets nobody asked for are left alone. */
export const readWorkbook = async (
  bytes: Uint8Array,
  specs: readonly SheetSpec[],
): Promise<WorkbookRead> => {
  const grid = await parse(bytes)
  if ('reason' in grid) return { sheets: [], problems: [grid] }
  const found = new Map(grid.sheets.map((sheet) => [headerKey(sheet.name), sheet]))
  const pairs = specs.flatMap((spec) => {
    const sheet = found.get(headerKey(spec.name))
    return sheet === undefined ? [] : [[sheet, spec] as const]
  })
  const missing = specs.filter((spec) => spec.required === true && !found.has(headerKey(spec.name)))
  const read = readParsed(grid, pairs)
  const absent = missing.map((spec) => wholeSheet(spec.name, 'SHEET_MISSING'))
  const hasNone = pairs.length === 0 && missing.length === 0
  const names = specs.map((spec) => spec.name).join(', ')
  const none = hasNone ? [wholeSheet('', 'SHEET_MISSING', { expected: names })] : []
  return { sheets: read.sheets, problems: [...absent, ...none, ...read.problems] }
}

/** The rows of one sheet out of a workbook's reading, typed by its specification. */
export const rowsOf = <C extends Column>(
  read: WorkbookRead,
  spec: SheetSpec<C>,
): readonly Row<C>[] =>
  // The rows were read by this very specification.
  (read.sheets.find((sheet) => sheet.name === spec.name)?.rows ?? []) as readonly Row<C>[]

/** Reads the first sheet, whatever its name. */
export const readSheet = async <const C extends Column>(
  bytes: Uint8Array,
  columns: readonly C[],
): Promise<{ readonly rows: readonly Row<C>[]; readonly problems: readonly Problem[] }> => {
  const grid = await parse(bytes)
  if ('reason' in grid) return { rows: [], problems: [grid] }
  const [sheet] = grid.sheets
  if (sheet === undefined) return { rows: [], problems: [wholeSheet('', 'SHEET_EMPTY')] }
  const spec = { name: sheet.name, columns }
  const read = readParsed(grid, [[sheet, spec]])
  return { rows: rowsOf(read, spec), problems: read.problems }
}
