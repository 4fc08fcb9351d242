import { describe, expect, it } from '@jest/globals'
import { findPreset } from '@zvonok/policy/presets'
import { resolve, type Policies } from '@zvonok/policy/resolve'
import { decideClosing, missingOf, whyNothingCloses, whyTooEarlyToClose } from './rules.ts'

const policiesOf = (preset: string): Policies => resolve(findPreset(preset)!, [], '2026-12-25')

describe('a period', () => {
  it.each([
    ['samara', undefined],
    ['moscow-oblast', undefined],
    ['krasnoyarsk', 'PERIODS_NEVER_CLOSE'],
  ])('in %s: %s', (preset, reason) => {
    const barrier = whyNothingCloses(policiesOf(preset))
    expect(barrier?.reason).toBe(reason)
    if (barrier !== undefined) expect(barrier.details).toMatchObject({ policy: 'P-13' })
  })

  it('closes from the day its finals open', () => {
    const period = { endsOn: '2026-12-30' }
    expect(whyTooEarlyToClose(period, '2026-12-22')).toEqual({
      reason: 'CLOSING_TOO_EARLY',
      details: { opensOn: '2026-12-23' },
    })
    expect(whyTooEarlyToClose(period, '2026-12-23')).toBeUndefined()
  })

  it.each([
    ['closes two', [], { classIds: ['a', 'b'], isClosing: true }, ['a', 'b'], ['a', 'b']],
    [
      'closes only what is open',
      ['a'],
      { classIds: ['a', 'b'], isClosing: true },
      ['a', 'b'],
      ['b'],
    ],
    ['closes nothing twice', ['a'], { classIds: ['a'], isClosing: true }, ['a'], []],
    ['opens one', ['a', 'b'], { classIds: ['a'], isClosing: false }, ['b'], ['a']],
    ['opens only what is closed', ['b'], { classIds: ['a'], isClosing: false }, ['b'], []],
  ])('%s', (_, before, wanted, closed, changed) => {
    expect(decideClosing(before, wanted)).toEqual({ closed, changed })
  })
})

describe('finals still missing', () => {
  it('are counted of graded subjects of the class and period', () => {
    const maths = {
      classId: 'class',
      periodId: 'period',
      grade: 5,
      subjectName: 'Математика',
      isUngraded: false,
      missing: 3,
    }
    const courses = [
      maths,
      { ...maths, subjectName: 'Биология', missing: 2 },
      { ...maths, subjectName: 'Разговоры о важном', isUngraded: true },
      { ...maths, periodId: 'another' },
      { ...maths, classId: 'another' },
    ]
    const of = { classId: 'class', periodId: 'period' }
    expect(missingOf(policiesOf('samara'), courses, of)).toBe(5)
    expect(missingOf(policiesOf('samara'), [{ ...maths, grade: 1 }], of)).toBe(0)
  })
})
