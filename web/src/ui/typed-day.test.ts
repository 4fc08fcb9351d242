import { describe, expect, it } from '@jest/globals'
import { typedDay } from './typed-day.ts'

describe('a typed day', () => {
  it.each([
    ['01.09.2026', '2026-09-01'],
    ['1.9.26', '2026-09-01'],
    ['1.9', '2026-09-01'],
    ['1 Sep 2026', '2026-09-01'],
    ['29 february 2028', '2028-02-29'],
    ['2026-09-01', '2026-09-01'],
  ])('%s is %s', (text, day) => {
    expect(typedDay(text, '2026-11-22')).toBe(day)
  })

  it.each(['', '1', '01.09.202', '31.02.2026', '45.01.2026', '1.13.2026', '2026-02-30', 'завтра'])(
    '«%s» is none',
    (text) => {
      expect(typedDay(text, '2026-11-22')).toBeUndefined()
    },
  )
})
