import { describe, expect, it } from '@jest/globals'
import { enumName } from './enum-name.ts'

describe('the name of an enum value', () => {
  it('is the short one, whichever is written', () => {
    expect(enumName('PERIOD_KIND', 'PERIOD_KIND_HALF_YEAR')).toBe('HALF_YEAR')
    expect(enumName('PERIOD_KIND', 'HALF_YEAR')).toBe('HALF_YEAR')
  })
})
