import { describe, expect, it } from '@jest/globals'
import { coversSchool } from './authority.ts'

const school = { schoolId: 's', municipalityId: 'm', regionId: 'r' }

describe('a grant from above', () => {
  it.each([
    ['region-authority', { regionId: 'r' }, true],
    ['region-authority', { regionId: 'other' }, false],
    ['region-authority', {}, false],
    ['municipal-authority', { regionId: 'r', municipalityId: 'm' }, true],
    ['municipal-authority', { regionId: 'r', municipalityId: 'other' }, false],
    ['municipal-authority', { regionId: 'r' }, false],
    ['inspector', { regionId: 'r' }, true],
    ['inspector', { regionId: 'other' }, false],
    ['inspector', { regionId: 'r', municipalityId: 'm' }, true],
    ['inspector', { regionId: 'r', municipalityId: 'other' }, false],
    ['inspector', { schoolId: 's' }, true],
    ['inspector', { schoolId: 'other' }, false],
    ['inspector', { schoolId: 'other', regionId: 'r' }, false],
    ['inspector', {}, false],
    ['director', { schoolId: 's' }, false],
    ['teacher', { regionId: 'r', municipalityId: 'm', schoolId: 's' }, false],
  ])('of %s with %j reaches the school: %p', (role, scope, reaches) => {
    expect(coversSchool({ role, ...scope }, school)).toBe(reaches)
  })
})
