import { describe, expect, it } from '@jest/globals'
import { levelsOf } from './levels.ts'

const levels = (role: string, schoolId = '') =>
  levelsOf({ grants: [{ role, schoolId }] as never }, 'school')

describe('a rule may be set', () => {
  it.each([
    ['school-admin', 'school', ['school']],
    ['director', 'school', ['school']],
    ['school-admin', 'other', []],
    ['deputy-head', 'school', []],
    ['municipal-authority', '', ['municipality']],
    ['region-authority', '', ['municipality', 'region']],
    ['inspector', '', []],
  ])('by %s of «%s» for %j', (role, schoolId, expected) => {
    expect(levels(role, schoolId)).toEqual(expected)
  })
})
