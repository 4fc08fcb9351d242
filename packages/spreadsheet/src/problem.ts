/** Why a file as a whole is not read. */
export const fileReasons = [
  'FILE_DAMAGED',
  'FILE_ENCRYPTED',
  'FILE_HAS_EMBEDDED_OBJECTS',
  'FILE_HAS_EXTERNAL_LINKS',
  'FILE_HAS_MACROS',
  'FILE_HAS_UNSAFE_NAME',
  'FILE_INFLATES_TOO_LARGE',
  'FILE_NOT_XLSX',
  'FILE_TOO_COMPLEX',
  'FILE_TOO_LARGE',
  'FILE_TOO_MANY_PARTS',
  'FILE_TOO_MANY_ROWS',
] as const

/** Why a sheet, a column or a cell is not taken. */
export const sheetReasons = [
  'CELL_ERROR',
  'CELL_FORMULA',
  'CELL_MERGED',
  'CELL_NOT_DATE',
  'CELL_NOT_WHOLE',
  'CELL_REQUIRED',
  'CELL_TOO_LONG',
  'COLUMN_DUPLICATE',
  'COLUMN_MISSING',
  'COLUMN_UNKNOWN',
  'HEADER_MERGED',
  'HEADER_MISSING',
  'HEADER_REPEATED',
  'SHEET_EMPTY',
  'SHEET_MISSING',
] as const

export type FileReason = (typeof fileReasons)[number]
export type SheetReason = (typeof sheetReasons)[number]

/** One thing wrong, placed as the spreadsheet program shows it. */
export interface Problem {
  /** Name of the sheet; empty for the file. */
  readonly sheet: string
  /** 1-based; 0 for the whole sheet. */
  readonly row: number
  /** `C`; empty for the whole row. */
  readonly column: string
  /** Field of the column; empty when there is none. */
  readonly field: string
  readonly reason: FileReason | SheetReason
  readonly details: Readonly<Record<string, string>>
}

export const fileProblem = (
  reason: FileReason,
  details: Readonly<Record<string, string>> = {},
): Problem => ({ sheet: '', row: 0, column: '', field: '', reason, details })
