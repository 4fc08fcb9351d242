import { describe, expect, it } from '@jest/globals'
import { rowProblems } from './problems.ts'

const of = (field: string, details: Record<string, string>) => ({ field, reason: 'X', details })

describe('problems of a plan', () => {
  it('stand in the order of the rows, those of the whole file first', () => {
    const violations = [
      of('file', { row: '12', column: 'Тема' }),
      of('file', { row: '4', column: 'Часы' }),
      of('file', {}),
      of('name', {}),
    ]
    const body = { type: '', title: '', status: 422, reason: 'INVALID', violations }
    expect(rowProblems(body).map(({ row, column }) => [row, column])).toEqual([
      [undefined, ''],
      [4, 'Часы'],
      [12, 'Тема'],
    ])
  })
})
