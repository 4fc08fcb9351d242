import { afterAll, describe, expect, it } from '@jest/globals'
import ExcelJS from 'exceljs'
import { annotate } from './annotate.ts'
import type { Column } from './columns.ts'
import { columnLetters } from './grid.ts'
import { closeWorkers } from './pool.ts'
import { readSheet, readWorkbook, rowsOf, type SheetSpec } from './read.ts'
import { writeSheet, writeWorkbook } from './write.ts'

afterAll(closeWorkers)

const columns = [
  { field: 'lastName', title: 'Фамилия', required: true, longest: 20 },
  { field: 'bornOn', title: 'Дата рождения', synonyms: ['Д. р.', 'Родился'], kind: 'date' },
  { field: 'hours', title: 'Часы', kind: 'whole' },
  { field: 'note', title: 'Примечание' },
] as const satisfies readonly Column[]

type Fill = (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void

const workbook = async (...fills: readonly (readonly [string, Fill])[]): Promise<Buffer> => {
  const made = new ExcelJS.Workbook()
  for (const [name, fill] of fills) fill(made.addWorksheet(name), made)
  return Buffer.from(await made.xlsx.writeBuffer())
}

const sheetOf = (...rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Buffer> =>
  workbook(['Лист1', (sheet) => rows.forEach((row) => sheet.addRow(row))])

const header = ['Фамилия', 'Дата рождения', 'Часы', 'Примечание']

const readProblems = async (bytes: Buffer) =>
  (await readSheet(bytes, columns)).problems.map(
    ({ row, column, field, reason }) => `${column}${row} ${field} ${reason}`,
  )

describe('readSheet', () => {
  it('reads text, dates and whole numbers with their places', async () => {
    const bytes = await sheetOf(header, ['Иванов', new Date('2015-02-03'), 34, 'да'])
    const { rows, problems } = await readSheet(bytes, columns)
    expect(problems).toEqual([])
    expect(rows).toEqual([
      {
        row: 2,
        cells: { lastName: 'Иванов', bornOn: '2015-02-03', hours: 34, note: 'да' },
        columns: { lastName: 'A', bornOn: 'B', hours: 'C', note: 'D' },
      },
    ])
    // The types say so too.
    const hours: number | undefined = rows[0]?.cells.hours
    const lastName: string | undefined = rows[0]?.cells.lastName
    expect([hours, lastName]).toEqual([34, 'Иванов'])
  })

  it('knows a header by synonyms, in any case, with asterisks, below a title, in any order', async () => {
    const bytes = await sheetOf(
      ['Список учеников'],
      [],
      ['часы', '  ФАМИЛИЯ * ', 'родился:'],
      ['2', 'Ёлкин', '3.02.2015'],
    )
    const { rows, problems } = await readSheet(bytes, columns)
    expect(problems).toEqual([])
    expect(rows).toMatchObject([
      { row: 4, cells: { lastName: 'Ёлкин', bornOn: '2015-02-03', hours: 2, note: '' } },
    ])
    expect(rows[0]?.columns).toEqual({ lastName: 'B', bornOn: 'C', hours: 'A', note: '' })
  })

  it.each<[ExcelJS.CellValue, string]>([
    ['03.02.2015', '2015-02-03'],
    ['3/2/2015', '2015-02-03'],
    ['2015-02-03', '2015-02-03'],
    ['03.02.2015 г.', '2015-02-03'],
    [42_038, '2015-02-03'],
    [new Date('2015-02-03T00:00:00Z'), '2015-02-03'],
  ])('reads the date %j', async (value, expected) => {
    const { rows, problems } = await readSheet(await sheetOf(header, ['А', value]), columns)
    expect(problems).toEqual([])
    expect(rows[0]?.cells.bornOn).toBe(expected)
  })

  it('counts serial dates from 1904 where the workbook does', async () => {
    const bytes = await workbook([
      'Лист1',
      (sheet, made) => {
        made.properties.date1904 = true
        sheet.addRow(header)
        sheet.addRow(['А', 40_576])
      },
    ])
    const { rows } = await readSheet(bytes, columns)
    expect(rows[0]?.cells.bornOn).toBe('2015-02-03')
  })

  it.each<[ExcelJS.CellValue]>([['31.02.2015'], ['03.02.15'], ['вчера'], [5], [4e9], ['2015-2-3']])(
    'refuses %j as a date',
    async (value) => {
      expect(await readProblems(await sheetOf(header, ['А', value]))).toEqual([
        'B2 bornOn CELL_NOT_DATE',
      ])
    },
  )

  it('refuses what is no whole number, too long, required and absent', async () => {
    const bytes = await sheetOf(
      header,
      ['А', undefined, '2,5'],
      ['А', undefined, 2.5],
      ['А', undefined, '2 шт.'],
      ['А'.repeat(21)],
      [' \u00A0 ', undefined, 3],
    )
    expect(await readProblems(bytes)).toEqual([
      'C2 hours CELL_NOT_WHOLE',
      'C3 hours CELL_NOT_WHOLE',
      'C4 hours CELL_NOT_WHOLE',
      'A5 lastName CELL_TOO_LONG',
      'A6 lastName CELL_REQUIRED',
    ])
  })

  it('never takes a formula or an error for a value', async () => {
    const bytes = await sheetOf(
      header,
      [{ formula: 'HYPERLINK("http://x","Иванов")', result: 'Иванов' }],
      ['А', undefined, { formula: '1+1', result: 2 }],
      ['А', undefined, { error: '#N/A' }],
    )
    const { rows } = await readSheet(bytes, columns)
    expect(await readProblems(bytes)).toEqual([
      'A2 lastName CELL_FORMULA',
      'C3 hours CELL_FORMULA',
      'C4 hours CELL_ERROR',
    ])
    expect(rows[0]?.cells.lastName).toBe('')
  })

  it('names a merged range once, at its first cell', async () => {
    const bytes = await workbook([
      'Лист1',
      (sheet) => {
        sheet.addRow(header)
        sheet.addRow(['Иванов', undefined, 2])
        sheet.addRow(['Петров', undefined, 2])
        sheet.mergeCells('A2:A3')
      },
    ])
    expect(await readProblems(bytes)).toEqual(['A2 lastName CELL_MERGED'])
  })

  it('names a merged header', async () => {
    const bytes = await workbook([
      'Лист1',
      (sheet) => {
        sheet.addRow(['Фамилия', undefined, 'Часы'])
        sheet.addRow(['Иванов', undefined, 2])
        sheet.mergeCells('A1:B1')
      },
    ])
    expect(await readProblems(bytes)).toEqual(['A1 lastName HEADER_MERGED'])
  })

  it('names unknown, repeated and missing columns', async () => {
    const bytes = await sheetOf(['Часы', 'Класс', 'часы', undefined], [2, '5А', 3, 'что-то'])
    const { problems } = await readSheet(bytes, columns)
    expect(problems.map(({ column, reason, details }) => [column, reason, details])).toEqual([
      ['B', 'COLUMN_UNKNOWN', { title: 'Класс' }],
      ['C', 'COLUMN_DUPLICATE', { title: 'часы' }],
      ['', 'COLUMN_MISSING', { title: 'Фамилия' }],
      ['D', 'COLUMN_UNKNOWN', { title: '' }],
    ])
  })

  it('names a second header row', async () => {
    expect(await readProblems(await sheetOf(header, ['А'], header, ['Б']))).toEqual([
      '3  HEADER_REPEATED',
    ])
  })

  it('says so when there is no header or nothing at all', async () => {
    const { problems } = await readSheet(await sheetOf(['Имя', 'Возраст'], ['А', 5]), columns)
    expect(problems).toMatchObject([
      { reason: 'HEADER_MISSING', details: { expected: header.join(', ') } },
    ])
    expect(await readProblems(await sheetOf())).toEqual(['0  SHEET_EMPTY'])
  })

  it('leaves out empty rows and keeps their numbers', async () => {
    const bytes = await sheetOf(header, ['А'], [], ['  ', '\u200B'], ['Б'])
    const { rows, problems } = await readSheet(bytes, columns)
    expect(problems).toEqual([])
    expect(rows.map((row) => row.row)).toEqual([2, 5])
  })

  it('reads rich text, links, numbers and dates as text, without hidden characters', async () => {
    const bytes = await sheetOf(
      header,
      [{ richText: [{ text: 'Ива' }, { text: 'нов' }] }, undefined, undefined, 11_223_344_595],
      [{ text: 'Петров', hyperlink: 'mailto:a@b.c' }, undefined, undefined, new Date('2026-10-05')],
      ['Си\u200Bдоров\u202E', undefined, undefined, true],
    )
    const { rows } = await readSheet(bytes, columns)
    expect(rows.map((row) => [row.cells.lastName, row.cells.note])).toEqual([
      ['Иванов', '11223344595'],
      ['Петров', '05.10.2026'],
      ['Сидоров', 'ИСТИНА'],
    ])
  })
})

describe('readWorkbook', () => {
  const pupils: SheetSpec<(typeof columns)[number]> = { name: 'Ученики', columns, required: true }
  const staff = { name: 'Сотрудники', columns: [{ field: 'name', title: 'ФИО' }] } as const

  it('reads the sheets asked for, whatever their order, and leaves others alone', async () => {
    const bytes = await workbook(
      ['Заметки', (sheet) => void sheet.addRow(['не трогать'])],
      ['сотрудники', (sheet) => sheet.addRows([['ФИО'], ['Петрова А. С.']])],
      ['Ученики', (sheet) => sheet.addRows([header, ['Иванов']])],
    )
    const read = await readWorkbook(bytes, [pupils, staff])
    expect(read.problems).toEqual([])
    expect(rowsOf(read, pupils).map((row) => row.cells.lastName)).toEqual(['Иванов'])
    expect(rowsOf(read, staff).map((row) => row.cells.name)).toEqual(['Петрова А. С.'])
    expect(rowsOf(read, { name: 'Классы', columns })).toEqual([])
  })

  it('names a required sheet that is missing, and a workbook with none of them', async () => {
    const bytes = await workbook(['Сотрудники', (sheet) => sheet.addRows([['ФИО'], ['Я']])])
    expect((await readWorkbook(bytes, [pupils, staff])).problems).toMatchObject([
      { sheet: 'Ученики', reason: 'SHEET_MISSING' },
    ])
    const other = await workbook(['Лист1', (sheet) => void sheet.addRow(['x'])])
    expect((await readWorkbook(other, [staff])).problems).toMatchObject([
      { sheet: '', reason: 'SHEET_MISSING', details: { expected: 'Сотрудники' } },
    ])
  })

  it('reports a thousand problems at most', async () => {
    const rows = Array.from({ length: 1200 }, () => ['', '', 'x'])
    const { problems } = await readSheet(await sheetOf(header, ...rows), columns)
    expect(problems).toHaveLength(1000)
  })
})

describe('writeSheet', () => {
  const load = async (bytes: Buffer): Promise<ExcelJS.Workbook> => {
    const read = new ExcelJS.Workbook()
    await read.xlsx.load(bytes as unknown as ExcelJS.Buffer)
    return read
  }

  it('writes what it reads back', async () => {
    const rows = [
      { lastName: 'Иванов', bornOn: '2015-02-03', hours: 34, note: '' },
      { lastName: 'Петров', bornOn: '', hours: undefined, note: 'да' },
    ]
    const bytes = await writeSheet({ sheet: 'Ученики', columns, rows })
    const read = await readSheet(bytes, columns)
    expect(read.problems).toEqual([])
    expect(read.rows.map((row) => row.cells)).toEqual(rows)
  })

  it('has a bold frozen header with hints and widths', async () => {
    const hinted = [{ field: 'a', title: 'СНИЛС', hint: '11 цифр', width: 18 }] as const
    const sheet = (await load(await writeSheet({ sheet: 'Лист', columns: hinted, rows: [] })))
      .worksheets[0]!
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }])
    expect(sheet.getCell('A1').font.bold).toBe(true)
    expect(sheet.getCell('A1').note).toBe('11 цифр')
    expect(sheet.getColumn(1).width).toBe(18)
  })

  it.each([
    '=1+1',
    '+7 391',
    '-5',
    '@SUM(A1)',
    '\tx',
    '\rx',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x")',
  ])('keeps %j a text', async (text) => {
    const bytes = await writeSheet({ sheet: 'Лист', columns, rows: [{ lastName: text }] })
    const cell = (await load(bytes)).worksheets[0]!.getCell('A2')
    expect(cell.type).toBe(ExcelJS.ValueType.String)
    expect(cell.numFmt).toBe('@')
    expect(cell.value).toBe(text.replace('\r', '\n'))
  })

  it('writes several sheets, their names made fit', async () => {
    const name = 'Сводная ведомость: 5А / 1-я четверть'
    const bytes = await writeWorkbook([
      { sheet: name, columns, rows: [] },
      { sheet: 'Б', columns, rows: [] },
    ])
    const names = (await load(bytes)).worksheets.map((sheet) => sheet.name)
    expect(names).toEqual(['Сводная ведомость  5А   1-я чет', 'Б'])
  })

  it('is quick enough for a school', async () => {
    const wide = Array.from({ length: 12 }, (_, at) => ({
      field: `f${at}`,
      title: `Графа ${at + 1}`,
    }))
    const rows = Array.from({ length: 1000 }, (_, row) =>
      Object.fromEntries(wide.map(({ field }, at) => [field, `Значение ${row} ${at}`])),
    )
    const started = performance.now()
    const bytes = await writeSheet({ sheet: 'Лист', columns: wide, rows })
    const written = performance.now()
    const read = await readSheet(bytes, wide)
    const done = performance.now()
    console.info(
      `1,000 × 12 cells, ${bytes.length} bytes: written in ${Math.round(written - started)} ms, read in ${Math.round(done - written)} ms`,
    )
    expect(read.rows.map((row) => row.cells)).toEqual(rows)
  })
})

describe('annotate', () => {
  it('puts comments into the offending cells and keeps the rest', async () => {
    const bytes = await sheetOf(header, ['Иванов', 'вчера', 2])
    const annotated = await annotate(bytes, [
      { sheet: 'Лист1', row: 2, column: 'B', text: 'Это не дата' },
      { sheet: 'Лист1', row: 2, column: 'B', text: 'Заполните снова' },
      { sheet: '', row: 0, column: '', text: 'Проверьте файл' },
      { sheet: 'Нет такого', row: 1, column: 'A', text: 'никуда' },
    ])
    if (!annotated.ok) throw new Error(annotated.problem.reason)
    const read = new ExcelJS.Workbook()
    await read.xlsx.load(annotated.bytes as unknown as ExcelJS.Buffer)
    const sheet = read.worksheets[0]!
    const noteOf = (cell: string) => sheet.getCell(cell).note
    expect(noteOf('B2')).toBe('Это не дата\nЗаполните снова')
    expect(noteOf('A1')).toBe('Проверьте файл')
    expect(sheet.getCell('B2').value).toBe('вчера')
    expect(sheet.getCell('A2').note).toBeUndefined()
  })

  it('leaves the other cells of a style as they were and adds to a comment that is there', async () => {
    const bytes = await workbook([
      'Лист1',
      (sheet) => {
        sheet.addRows([header, ['А'], ['Б']])
        sheet.getCell('A2').note = 'моё'
      },
    ])
    const once = await annotate(bytes, [{ sheet: 'Лист1', row: 2, column: 'A', text: 'плохо' }])
    if (!once.ok) throw new Error(once.problem.reason)
    const read = new ExcelJS.Workbook()
    await read.xlsx.load(once.bytes as unknown as ExcelJS.Buffer)
    const sheet = read.worksheets[0]!
    expect(sheet.getCell('A2').note).toBe('моё\nплохо')
    expect(sheet.getCell('A2').fill).toMatchObject({ type: 'pattern', pattern: 'solid' })
    expect(sheet.getCell('A3').fill).toBeUndefined()
  })
})

it('letters columns as a spreadsheet does', () => {
  expect([1, 26, 27, 52, 703, 16_384].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'AAA',
    'XFD',
  ])
})
