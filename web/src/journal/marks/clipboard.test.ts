import { describe, expect, it } from '@jest/globals'
import { cellText } from './cell-value.ts'
import { parseCell, parseTable, tableText } from './clipboard.ts'

const rules = {
  scale: ['5', '4', '3', '2', '1'],
  absenceCodes: [{ code: 'н' }, { code: 'ОП' }],
}

describe('a pasted cell', () => {
  it.each([
    ['5', '5'],
    [' 4 ', '4'],
    ['5/4', '5/4'],
    ['/4', '/4'],
    ['н', 'н'],
    ['Н', 'н'],
    ['оп 4', 'ОП 4'],
    ['.', '.'],
    ['', ''],
    ['5,0', '5'],
  ])('%j is understood', (typed, text) => {
    const cell = parseCell(typed, rules)
    expect(cell && cellText(cell)).toBe(text)
  })

  it.each(['5-', '5+', '6', '0', '55', 'x', '5/4/3/2/1', '5 4', '=1+4'])('%j is not', (typed) => {
    expect(parseCell(typed, rules)).toBeUndefined()
  })
})

describe('a table of a spreadsheet', () => {
  it('has cells between tabs and rows between line ends', () => {
    expect(parseTable('5\t4\r\n\t3\r\n')).toEqual([
      ['5', '4'],
      ['', '3'],
    ])
  })

  it('goes out and comes back the same', () => {
    const rows = [
      ['5', 'н'],
      ['', '5/4'],
    ]
    expect(parseTable(tableText(rows))).toEqual(rows)
  })
})
