import type { Details } from '@zvonok/runtime/refusal'
import type { SheetName } from './sheets.ts'

/** One thing wrong in a file, placed as the spreadsheet program shows it. */
export interface Problem {
  /** Empty for the whole file. */
  readonly sheet: string
  /** 1-based; 0 for the whole sheet. */
  readonly row: number
  /** Letters; empty for the whole row. */
  readonly column: string
  readonly field: string
  readonly reason: string
  /** Never a СНИЛС. */
  readonly details: Details
}

/** Where a value came from, so that what is found out later can be shown there. */
export interface Place {
  readonly sheet: SheetName
  readonly row: number
  /** Column letters by field. */
  readonly columns: Readonly<Record<string, string>>
}

export const problemAt = (
  place: Place,
  field: string,
  reason: string,
  details: Details = {},
): Problem => ({
  sheet: place.sheet,
  row: place.row,
  column: place.columns[field] ?? '',
  field,
  reason,
  details,
})
