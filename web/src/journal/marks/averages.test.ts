import { describe, expect, it } from '@jest/globals'
import type { CellValue } from './cell-value.ts'
import { rowAverage } from './averages.ts'
import type { Lesson } from './sheet.ts'

const lesson = (lessonId: string, isCancelled = false) =>
  ({ lessonId, isCancelled, works: [{ number: 1 }] }) as unknown as Lesson

const cell = (value: string): CellValue => ({ marks: [{ work: 1, value, comment: '' }], code: '' })

describe('the average of a row', () => {
  it('counts a mark of a cancelled lesson: a cancellation loses no marks', () => {
    const lessons = [lesson('a'), lesson('b', true)]
    expect(rowAverage(lessons, [cell('5'), cell('2')], new Map(), 'plain')).toEqual({
      value: 3.5,
      count: 2,
    })
  })

  it('counts figures only', () => {
    const lessons = [lesson('a'), lesson('b')]
    expect(rowAverage(lessons, [cell('5'), cell('.')], new Map(), 'plain')?.count).toBe(1)
    expect(rowAverage(lessons, [cell('.'), cell('')], new Map(), 'plain')).toBeUndefined()
  })

  it('of both kinds leads with the weighted one', () => {
    const lessons = [lesson('a'), lesson('b')]
    const weights = new Map([['a/1', 3]])
    const cells = [cell('5'), cell('2')]
    expect(rowAverage(lessons, cells, weights, 'both')).toEqual({
      value: 4.25,
      count: 2,
      plain: 3.5,
    })
    expect(rowAverage(lessons, cells, weights, 'weighted')).toEqual({ value: 4.25, count: 2 })
  })
})
