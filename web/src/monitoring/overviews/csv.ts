import type { TableColumn } from '../../ui/table/rows.ts'

/** A leading sign would make a formula of a name in the reader's spreadsheet. */
const disarm = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cellOf = (value: string | number | undefined): string => {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = disarm(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export const csv = <Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string =>
  '\uFEFF' +
  [
    columns.map(({ head }) => cellOf(head)),
    ...rows.map((row) => columns.map((column) => cellOf(column.value(row)))),
  ]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('')
