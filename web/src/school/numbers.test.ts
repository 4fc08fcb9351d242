import { describe, expect, it } from '@jest/globals'
import { isHalved, isWithin } from './numbers.ts'

describe('a number in a field', () => {
  it.each([2, 2.5, 0.5, 20])('%p is of halves', (value) => expect(isHalved(value)).toBe(true))
  it.each([2.3, 2.49, '', '2,5', Number.NaN])('%p is not of halves', (value) =>
    expect(isHalved(value)).toBe(false),
  )

  it.each([0, 30, 1000])('%p is within 0 and 1000', (value) =>
    expect(isWithin(value, 0, 1000)).toBe(true),
  )
  it.each([-5, 1001, 99_999_999, '', '-'])('%p is not within 0 and 1000', (value) =>
    expect(isWithin(value, 0, 1000)).toBe(false),
  )
})
