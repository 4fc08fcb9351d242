import { presets } from '@zvonok/policy/presets'
import { resolve } from '@zvonok/policy/resolve'
import { describe, expect, it } from '@jest/globals'
import { choosePeriod, codesOf, isGraded } from './rules.ts'

const periods = [
  { periodId: 'one', startsOn: '2026-09-01', endsOn: '2026-10-25' },
  { periodId: 'two', startsOn: '2026-11-02', endsOn: '2026-12-30' },
]

describe('the period of a page', () => {
  it.each([
    ['', '2026-09-10', 'one'],
    ['', '2026-10-28', 'one'],
    ['', '2026-11-02', 'two'],
    ['', '2027-08-01', 'two'],
    ['', '2026-08-20', 'one'],
    ['one', '2026-11-10', 'one'],
    ['three', '2026-11-10', undefined],
  ])('asked «%s» on %s: %s', (asked, today, chosen) => {
    expect(choosePeriod(periods, asked, today)?.periodId).toBe(chosen)
  })
})

it('every preset has its codes and leaves grade 1 ungraded', () => {
  for (const preset of presets) {
    const policies = resolve(preset, [], '2026-11-10')
    expect(codesOf(policies).every(({ label, key }) => label !== '' && key !== '')).toBe(true)
    expect(isGraded(policies, { grade: 1 })).toBe(false)
    expect(isGraded(policies, { grade: 5 })).toBe(true)
  }
})
