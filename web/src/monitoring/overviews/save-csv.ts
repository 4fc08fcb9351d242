import { saveBytes } from '../../ui/save-bytes.ts'
import type { TableColumn } from '../../ui/table/rows.ts'
import { csv } from './csv.ts'

/** The rows found, in their order, as on the screen. */
export const saveCsv = <Row>(
  name: string,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): void => saveBytes(`${name}.csv`, 'text/csv', new TextEncoder().encode(csv(columns, rows)))
