import { describe, expect, it } from '@jest/globals'
import {
  classTeacher,
  director,
  inspector,
  municipalAuthority,
  parent,
  regionAuthority,
  schoolAdmin,
  secretary,
} from '@zvonok/testing/callers'
import {
  hasRole,
  isAuthorityOver,
  isClassTeacher,
  mayGrantRoles,
  mayKeepGroup,
  mayKeepPupil,
  maySeeSchool,
} from './access.ts'

const school = { schoolId: 's', regionId: 'r', municipalityId: 'm' }
const personId = 'p'
const own = { schoolId: 's', personId }
const child = { schoolId: 's', classId: 'c', pupilId: 'k' }

describe('maySeeSchool', () => {
  it.each([
    ['staff of the school', director(own), true],
    ['a parent of a pupil of the school', parent({ personId, children: [child] }), true],
    ['staff of another school', director({ ...own, schoolId: 't' }), false],
    ['the region’s authority', regionAuthority({ regionId: 'r', personId }), true],
    ['another region’s authority', regionAuthority({ regionId: 'q', personId }), false],
    ['an inspector of the region', inspector({ regionId: 'r', personId }), true],
    [
      'an inspector of another municipality',
      inspector({ regionId: 'r', municipalityId: 'n', personId }),
      false,
    ],
    [
      'the municipality’s authority',
      municipalAuthority({ regionId: 'r', municipalityId: 'm', personId }),
      true,
    ],
  ])('%s', (_, caller, expected) => {
    expect(maySeeSchool(caller, school)).toBe(expected)
  })
})

describe('roles', () => {
  it('an empty list lets nobody in', () => {
    expect(hasRole(director(own), 's', [])).toBe(false)
    expect(hasRole(director(own), 's', ['director'])).toBe(true)
  })
  it('an authority acts in its own role only', () => {
    const watching = inspector({ regionId: 'r', personId })
    expect(isAuthorityOver(watching, school, 'region-authority')).toBe(false)
  })
  it('only the administrator and the head give rights [39 4.1.2]', () => {
    expect(mayGrantRoles(schoolAdmin(own), 's')).toBe(true)
    expect(mayGrantRoles(director(own), 's')).toBe(true)
    expect(mayGrantRoles(secretary(own), 's')).toBe(false)
    expect(mayGrantRoles(regionAuthority({ regionId: 'r', personId }), 's')).toBe(false)
  })
})

describe('the own class', () => {
  const leading = classTeacher({ ...own, classId: 'c' })
  it('is the one whose class teacher the caller is', () => {
    expect(isClassTeacher(leading, 's', personId)).toBe(true)
    expect(isClassTeacher(leading, 's', 'other')).toBe(false)
    expect(isClassTeacher(leading, 's', undefined)).toBe(false)
    expect(isClassTeacher(leading, 't', personId)).toBe(false)
  })
  it('both classes of a moving pupil must be the own one', () => {
    expect(mayKeepPupil(leading, 's', [{ classTeacherId: personId }])).toBe(true)
    expect(mayKeepPupil(leading, 's', [{ classTeacherId: personId }, {}])).toBe(false)
    expect(mayKeepPupil(secretary(own), 's', [{}])).toBe(true)
    expect(mayKeepGroup(leading, 's', {})).toBe(false)
  })
})
