import { describe, expect, it } from '@jest/globals'
import {
  birthDateIsPlausible,
  emailIsPlausible,
  isEmployed,
  sameRoles,
  startIsPlausible,
  wrongEnrolment,
} from './rules.ts'

describe('birthDateIsPlausible', () => {
  it.each([
    ['2021-09-01', true],
    ['2021-09-02', false],
    ['2004-09-02', true],
    ['2004-09-01', false],
  ])('born %s, enrolled on 1 September 2026: %s', (birthDate, expected) => {
    expect(birthDateIsPlausible(birthDate, '2026-09-01')).toBe(expected)
  })
})

describe('wrongEnrolment', () => {
  it.each([
    ['2015-03-04', '2026-09-01', undefined],
    ['2015-03-04', '2028-08-31', undefined],
    ['2015-03-04', '2028-09-01', 'enrolledOn ENROLMENT_TOO_LATE'],
    ['2015-03-04', '2036-09-01', 'enrolledOn ENROLMENT_TOO_LATE'],
    ['2015-03-04', '2020-03-04', undefined],
    ['2015-03-04', '2020-03-03', 'enrolledOn ENROLMENT_TOO_EARLY'],
    ['2015-03-04', '2005-09-01', 'enrolledOn ENROLMENT_TOO_EARLY'],
    // Under five today: nobody of that birth date is enrolled at all.
    ['2025-03-04', '2026-09-01', 'birthDate BIRTH_DATE_IMPLAUSIBLE'],
    ['1960-03-04', '2005-09-01', 'birthDate BIRTH_DATE_IMPLAUSIBLE'],
    // Who left long ago stays as they were.
    ['1985-03-04', '1992-09-01', undefined],
  ])(
    'born %s, enrolled on %s, told on 10 September 2026: %s',
    (birthDate, enrolledOn, expected) => {
      const wrong = wrongEnrolment({ birthDate, enrolledOn }, '2026-09-10')
      expect(wrong && `${wrong.field} ${wrong.reason}`).toBe(expected)
    },
  )
})

describe('startIsPlausible', () => {
  it.each([
    ['1966-09-10', true],
    ['1966-09-09', false],
    ['1936-09-01', false],
    ['2027-09-10', true],
    ['2027-09-11', false],
    ['2036-09-01', false],
  ])('at work from %s, told on 10 September 2026: %s', (startsOn, expected) => {
    expect(startIsPlausible(startsOn, '2026-09-10')).toBe(expected)
  })
})

describe('emailIsPlausible', () => {
  it.each([
    ['a@b.ru', true],
    ['имя@почта.рф', true],
    ['a b@c.ru', false],
    ['a@b', false],
    ['@b.ru', false],
    ['a@b.ru, c@d.ru', false],
    [`${'a'.repeat(250)}@b.ru`, false],
  ])('%s: %s', (email, expected) => {
    expect(emailIsPlausible(email)).toBe(expected)
  })
})

describe('isEmployed', () => {
  it('counts the last day', () => {
    const staff = { startsOn: '2020-09-01', endsOn: '2026-09-09' }
    expect(isEmployed(staff, '2026-09-09')).toBe(true)
    expect(isEmployed(staff, '2026-09-10')).toBe(false)
    expect(isEmployed({ startsOn: '2020-09-01' }, '2030-01-01')).toBe(true)
  })
})

describe('sameRoles', () => {
  it('does not mind the order', () => {
    expect(sameRoles(['teacher', 'director'], ['director', 'teacher'])).toBe(true)
    expect(sameRoles(['teacher'], ['director'])).toBe(false)
    expect(sameRoles(['teacher'], [])).toBe(false)
  })
})
