import { describe, expect, it } from '@jest/globals'
import { totalsOf, writtenBy } from './totals.ts'

describe('what a generation would do', () => {
  it('is summed over the courses; what is kept is not written', () => {
    const totals = totalsOf([
      { courseId: 'a', added: 60, kept: 5, changed: 1, cancelled: 0 },
      { courseId: 'b', added: 30, kept: 0, changed: 0, cancelled: 2 },
    ])
    expect(totals).toEqual({ added: 90, kept: 5, changed: 1, cancelled: 2 })
    expect(writtenBy(totals)).toBe(93)
  })
})
