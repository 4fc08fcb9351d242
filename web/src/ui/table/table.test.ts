import { describe, expect, it } from '@jest/globals'
import { nextSort, searchRows, type TableColumn } from './rows.ts'
import { tableSearch, withSearch } from './table-search.ts'
import { xlsx } from './xlsx.ts'

interface Row {
  readonly name: string
  readonly room: string
  readonly pupils: number | undefined
}

const columns: readonly TableColumn<Row>[] = [
  { id: 'name', head: 'Имя', value: (row) => row.name },
  { id: 'room', head: 'Кабинет', value: (row) => row.room },
  { id: 'pupils', head: 'Ученики', value: (row) => row.pupils },
]
const rows: readonly Row[] = [
  { name: '10А', room: '12', pupils: 24 },
  { name: '5А', room: '3', pupils: undefined },
  { name: '5Б Фёдорова', room: '101', pupils: 30 },
]
const names = (found: readonly Row[]) => found.map((row) => row.name)

describe('a table', () => {
  it('finds all words in any column, «ё» by «е»', () => {
    expect(names(searchRows(rows, columns, { q: 'федорова 101' }))).toEqual(['5Б Фёдорова'])
  })

  it('sorts class names as people count them', () => {
    expect(names(searchRows(rows, columns, { sort: 'name' }))).toEqual(['5А', '5Б Фёдорова', '10А'])
  })

  it('sorts missing figures last', () => {
    expect(names(searchRows(rows, columns, { sort: 'pupils' }))).toEqual([
      '10А',
      '5Б Фёдорова',
      '5А',
    ])
  })

  it('sorts, turns round, and leaves the order to the page', () => {
    expect([nextSort(undefined, 'a'), nextSort('a', 'a'), nextSort('-a', 'a')]).toEqual([
      'a',
      '-a',
      '',
    ])
  })

  it('keeps nothing in the address that is not asked', () => {
    expect(tableSearch({ q: '', sort: 7 })).toEqual({})
    expect(tableSearch({ q: 5 })).toEqual({ q: '5' })
    expect(withSearch({ q: 'а', page: 2 }, { q: '' })).toEqual({ page: 2 })
  })
})

describe('an exported sheet', () => {
  it('is read by a spreadsheet library, text staying text', async () => {
    const { default: excel } = await import('exceljs')
    const workbook = new excel.Workbook()
    const bytes = xlsx('5А: оценки', [
      ['Имя', 'Балл'],
      ['=1+1 & <b>', 4.5],
      [undefined, 5],
    ])
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    const [sheet] = workbook.worksheets
    expect(sheet?.name).toBe('5А  оценки')
    expect(sheet?.getRow(1).values).toEqual([undefined, 'Имя', 'Балл'])
    expect(sheet?.getRow(2).values).toEqual([undefined, '=1+1 & <b>', 4.5])
    expect(sheet?.getCell('B3').value).toBe(5)
  })
})
