import { describe, expect, it } from '@jest/globals'
import { dayFault, fieldDay, isNoDay, noDays, typedDay } from './typed-day.ts'

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

const today = '2026-11-22'
const year = { minDate: '2026-09-01', maxDate: '2027-08-31' }

/** What the form is given after every key, and after the field is left. */
const givenBy = (text: string, bounds = {}) => ({
  typing: Array.from({ length: text.length }, (_, index) =>
    fieldDay(text.slice(0, index + 1), { today, bounds, isDone: false }),
  ),
  left: fieldDay(text, { today, bounds, isDone: true }),
})

describe('what a form is given of a typed day', () => {
  it.each(['29.02.2015', '01.13.2015', '31.02.2026', '1.13.26', 'завтра'])(
    'is no day at all for «%s», not even a beginning of it',
    (text) => {
      const { typing, left } = givenBy(text)
      expect([...typing, left].every(isNoDay)).toBe(true)
    },
  )

  it('is the day once it is whole, and never an earlier one on the way', () => {
    const { typing, left } = givenBy('29.02.2028')
    expect(typing.slice(0, -1).every(isNoDay)).toBe(true)
    expect(typing.at(-1)).toBe('2028-02-29')
    expect(left).toBe('2028-02-29')
  })

  it.each([
    ['1.9.26', '2026-09-01'],
    ['1.9', '2026-09-01'],
  ])('is the day of the short «%s» only when the field is left', (text, day) => {
    const { typing, left } = givenBy(text)
    expect(typing.every(isNoDay)).toBe(true)
    expect(left).toBe(day)
  })

  it('is nothing for an emptied field', () => {
    expect(fieldDay(' ', { today, bounds: {}, isDone: false })).toBe('')
  })

  it('is no day out of bounds', () => {
    expect(isNoDay(givenBy('31.08.2026', year).left)).toBe(true)
    expect(isNoDay(givenBy('01.09.2027', year).left)).toBe(true)
    expect(givenBy('31.08.2027', year).left).toBe('2027-08-31')
  })
})

describe('what is wrong with a typed day', () => {
  it.each([
    ['31.02.2026', { kind: 'none' }],
    ['31.08.2026', { kind: 'early', bound: '2026-09-01' }],
    ['01.09.2027', { kind: 'late', bound: '2027-08-31' }],
    ['01.09.2026', undefined],
    ['', undefined],
  ])('of «%s» is %p', (text, fault) => {
    expect(dayFault(text, { today, bounds: year })).toEqual(fault)
  })
})

describe('the fields of a form', () => {
  it('are refused where a day is none', () => {
    const none = fieldDay('31.02.2026', { today, bounds: {}, isDone: true })
    const values = { from: none, until: '2026-09-01', name: { surname: 'А' }, hours: 2, leftOn: '' }
    expect(noDays(values)).toEqual(['from'])
  })
})
