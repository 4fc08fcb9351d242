import type { CellValue } from './cells.ts'
import type { Column } from './columns.ts'
import { runInWorker } from './pool.ts'

/** A sheet as the worker writes it: each row has its values in the order of the columns. */
export interface SheetContent {
  readonly sheet: string
  readonly columns: readonly Pick<Column, 'title' | 'kind' | 'hint' | 'width'>[]
  readonly rows: readonly (readonly CellValue[])[]
}

export interface NewSheet<C extends Column = Column> {
  /** Name of the sheet, up to 31 characters. */
  readonly sheet: string
  readonly columns: readonly C[]
  /** Dates as `YYYY-MM-DD`; an absent or empty value leaves the cell empty. */
  readonly rows: readonly { readonly [F in C['field']]?: CellValue }[]
}

/** Excel refuses names longer than 31 characters and those with any of these. */
const sheetName = (name: string): string => name.replaceAll(/[*?:\\/[\]]/gu, ' ').slice(0, 31)

const contentOf = ({ sheet, columns, rows }: NewSheet): SheetContent => ({
  sheet: sheetName(sheet),
  columns: columns.map(({ title, kind, hint, width }) => ({
    title,
    ...(kind === undefined ? {} : { kind }),
    ...(hint === undefined ? {} : { hint }),
    ...(width === undefined ? {} : { width }),
  })),
  rows: rows.map((row) => columns.map(({ field }) => row[field])),
})

/** A workbook of several sheets, each with a bold, frozen header. */
export const writeWorkbook = async (sheets: readonly NewSheet[]): Promise<Buffer> => {
  const written = await runInWorker<Uint8Array>('write', { sheets: sheets.map(contentOf) })
  return Buffer.from(written.buffer, written.byteOffset, written.byteLength)
}

export const writeSheet = <C extends Column>(sheet: NewSheet<C>): Promise<Buffer> =>
  writeWorkbook([sheet])
