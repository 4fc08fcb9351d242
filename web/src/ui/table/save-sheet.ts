import { saveBytes } from '../save-bytes.ts'
import type { TableColumn } from './rows.ts'
import { xlsx } from './xlsx.ts'

const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Exports what is on the screen: the same columns, the rows found, in their order. */
export const saveSheet = <Row>(
  name: string,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): void => {
  const saved = columns.filter(({ isScreenOnly }) => isScreenOnly !== true)
  const heads = saved.map((column) => column.head)
  const body = rows.map((row) => saved.map((column) => column.value(row)))
  saveBytes(`${name}.xlsx`, media, xlsx(name, [heads, ...body]))
}
