/** What the worker thread hands back of a workbook: plain data, nothing of the parser. */
export type GridValue =
  | { readonly kind: 'empty' | 'merged' | 'formula' | 'error' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly date: string }

export interface GridCell {
  /** 1-based. */
  readonly column: number
  /** Part of a merged range; its first cell has the value, the others are `merged`. */
  readonly isMerged: boolean
  readonly value: GridValue
}

export interface GridRow {
  /** 1-based, as the spreadsheet program shows it. */
  readonly number: number
  /** Without the empty ones, by column. */
  readonly cells: readonly GridCell[]
}

export interface GridSheet {
  readonly name: string
  /** Without the empty ones, by number. */
  readonly rows: readonly GridRow[]
}

export interface Grid {
  /** Serial dates count from 1904, as old Macintosh workbooks do. */
  readonly date1904: boolean
  readonly sheets: readonly GridSheet[]
}

/** `A`, `Z`, `AA` from 1, 26, 27. */
export const columnLetters = (column: number): string => {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCodePoint(65 + ((left - 1) % 26)) + letters
  }
  return letters
}
