import { describe, expect, it } from '@jest/globals'
import type { Override } from '@zvonok/policy/resolve'
import { presetOf, zoneAfter, zoneExists } from './rules.ts'

const omsk: Override = {
  layer: 'school',
  key: 'P-30',
  value: { zone: 'Asia/Omsk', weekStart: 'monday', weekDays: 5, grade1WeekDays: 5 },
  ground: 'Приказ',
  source: 'school',
  validFrom: '2026-09-10',
}
const school = { policyPreset: 'samara', zone: 'Europe/Samara' }

describe('zoneAfter', () => {
  it.each([
    ['the preset’s without an override', [], '2026-09-10', 'Europe/Samara'],
    ['the override’s from today on', [omsk], '2026-09-10', 'Asia/Omsk'],
    ['the override’s after its first day', [omsk], '2026-09-11', 'Asia/Omsk'],
    ['none, when it would change on a day to come', [omsk], '2026-09-09', undefined],
  ])('is %s', (_, overrides, today, zone) => {
    expect(zoneAfter(school, overrides, { today, validFrom: omsk.validFrom })).toBe(zone)
  })
})

describe('presetOf', () => {
  it('falls back to the first preset when the school’s is gone', () => {
    expect(presetOf({ policyPreset: 'samara' }).id).toBe('samara')
    expect(presetOf({ policyPreset: 'gone' }).id).toBe('krasnoyarsk')
  })
})

describe('zoneExists', () => {
  it.each([
    ['Asia/Krasnoyarsk', true],
    ['Asia/Nowhere', false],
    ['', false],
  ])('%s: %s', (zone, expected) => {
    expect(zoneExists(zone)).toBe(expected)
  })
})
