import { describe, expect, it } from '@jest/globals'
import { fixedField, whyNotTeacher } from './rules.ts'

const teacher = { roles: ['teacher'], startsOn: '2020-09-01' }

describe('whyNotTeacher', () => {
  it.each([
    [undefined, 'STAFF_NOT_FOUND'],
    [{ ...teacher, endsOn: '2026-09-09' }, 'STAFF_HAS_LEFT'],
    [{ ...teacher, roles: ['director'] }, 'NOT_A_TEACHER'],
    [{ ...teacher, endsOn: '2026-09-10' }, undefined],
    [teacher, undefined],
  ])('%j: %s', (asked, expected) => {
    expect(whyNotTeacher(asked, '2026-09-10')).toBe(expected)
  })
})

describe('fixedField', () => {
  const course = { classId: 'a', groupId: undefined, subjectId: 'c' }
  it.each([
    [course, undefined],
    [{ ...course, classId: 'b' }, 'classId'],
    [{ ...course, groupId: 'b' }, 'groupId'],
    [{ ...course, subjectId: 'b' }, 'subjectId'],
  ])('%j: %s', (after, expected) => {
    expect(fixedField(course, after)).toBe(expected)
  })
})
