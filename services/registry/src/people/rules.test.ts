import { describe, expect, it } from '@jest/globals'
import { birthDateIsPlausible, emailIsPlausible, isEmployed, sameRoles } from './rules.ts'

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
