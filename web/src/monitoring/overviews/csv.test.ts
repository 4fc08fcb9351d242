import { describe, expect, it } from '@jest/globals'
import type { TableColumn } from '../../ui/table/rows.ts'
import { csv } from './csv.ts'

interface Row {
  readonly name: string
  readonly share?: number
}

const columns: readonly TableColumn<Row>[] = [
  { id: 'name', head: 'Школа', value: ({ name }) => name },
  { id: 'share', head: 'Присутствие, %', value: ({ share }) => share },
]

describe('a CSV', () => {
  it('quotes what needs it, leaves unknown figures empty and runs no formulas', () => {
    const rows = [{ name: 'Лицей "Звезда", № 1', share: 96.4 }, { name: '=1+1' }]
    expect(csv(columns, rows)).toBe(
      '\uFEFFШкола,"Присутствие, %"\r\n"Лицей ""Звезда"", № 1",96.4\r\n\'=1+1,\r\n',
    )
  })
})
