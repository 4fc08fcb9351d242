import { describe, expect, it } from '@jest/globals'
import { cellOf, changesOf } from './api.ts'

describe('an import', () => {
  it('names a cell as the spreadsheet does', () => {
    expect(cellOf({ column: 'F', row: 14 })).toBe('F14')
    expect(cellOf({ column: '', row: 14 })).toBe('14')
    expect(cellOf({ column: '', row: 0 })).toBe('')
  })

  it('counts only what would change', () => {
    const counts = [
      { sheet: 'Ученики', add: 3, change: 2, keep: 7 },
      { sheet: 'Классы', add: 1, change: 0, keep: 0 },
    ]
    expect(changesOf({ counts })).toBe(6)
  })
})
