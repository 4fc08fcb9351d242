import type { Column } from './columns.ts'
import type { GridValue } from './grid.ts'
import type { SheetReason } from './problem.ts'

/** Text and dates are strings, empty when the cell is; a whole number may be absent. */
export type CellValue = string | number | undefined

export type CellRead =
  | { readonly ok: true; readonly value: CellValue }
  | {
      readonly ok: false
      readonly reason: SheetReason
      readonly details: Readonly<Record<string, string>>
    }

const defaultLongest = 500

const dayMs = 86_400_000
/** Serial 0 of either system; the one of 1900 counts a 29 February 1900 that never was. */
const epochs = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) } as const

const good = (value: CellValue): CellRead => ({ ok: true, value })

const bad = (reason: SheetReason, details: Readonly<Record<string, string>> = {}): CellRead => ({
  ok: false,
  reason,
  details,
})

/** Composed, without zero-width and direction marks, no-break spaces as spaces. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/gu, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll(/\r\n?/gu, '\n')
    .trim()

const asText = (value: GridValue): string => {
  switch (value.kind) {
    case 'text':
      return tidy(value.text)
    case 'number':
      return String(value.number)
    case 'date':
      return value.date.split('-').toReversed().join('.')
    default:
      return ''
  }
}

const isDay = (date: string): boolean => {
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date
}

const readDate = (value: GridValue, date1904: boolean): CellRead => {
  if (value.kind === 'date') return good(value.date)
  // Serials of the years 1910 to 2100: other numbers are something else in the wrong column.
  if (value.kind === 'number') {
    const epoch = date1904 ? epochs.from1904 : epochs.from1900
    const day = new Date(epoch + Math.floor(value.number) * dayMs)
    const year = day.getUTCFullYear()
    return year >= 1910 && year <= 2100
      ? good(day.toISOString().slice(0, 10))
      : bad('CELL_NOT_DATE')
  }
  const text = asText(value)
  if (text === '') return good('')
  const dotted = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\s*г\.?)?$/u.exec(text)
  const [, day = '', month = '', year = ''] = dotted ?? []
  const date = dotted === null ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && isDay(date) ? good(date) : bad('CELL_NOT_DATE')
}

const readWhole = (value: GridValue): CellRead => {
  const text = asText(value).replaceAll(' ', '')
  if (text === '') return good(undefined)
  return /^-?\d{1,9}$/.test(text) ? good(Number(text)) : bad('CELL_NOT_WHOLE')
}

const readText = (value: GridValue, longest: number): CellRead => {
  const text = asText(value)
  return text.length > longest ? bad('CELL_TOO_LONG', { longest: String(longest) }) : good(text)
}

const readFilled = (column: Column, value: GridValue, date1904: boolean): CellRead => {
  switch (column.kind) {
    case 'date':
      return readDate(value, date1904)
    case 'whole':
      return readWhole(value)
    default:
      return readText(value, column.longest ?? defaultLongest)
  }
}

/** What a cell says in terms of its column; formulas and errors are never taken for values. */
export const readCell = (column: Column, value: GridValue, date1904: boolean): CellRead => {
  if (value.kind === 'formula') return bad('CELL_FORMULA')
  if (value.kind === 'error') return bad('CELL_ERROR')
  const read = readFilled(column, value, date1904)
  const isEmpty = read.ok && (read.value === '' || read.value === undefined)
  return isEmpty && column.required === true ? bad('CELL_REQUIRED') : read
}
