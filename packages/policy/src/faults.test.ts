import { describe, expect, it } from '@jest/globals'
import { policyFaults } from './faults.ts'
import { policyKeys } from './keys.ts'
import { presets } from './presets.ts'
import type { PolicyKey } from './values.ts'

const sick = { code: 'б', kind: 'sick', key: 'Comma' }

describe('what is wrong with a value', () => {
  it('is nothing in any preset', () => {
    for (const { entries } of presets)
      for (const key of policyKeys)
        expect([key, policyFaults(key, entries[key].value)]).toEqual([key, []])
  })

  it.each<[PolicyKey, unknown, string, string]>([
    ['P-01', { daysAfter: 15, time: '16:00' }, 'daysAfter', 'OUT_OF_RANGE'],
    ['P-01', { daysAfter: 0, time: '25:00' }, 'time', 'TIME_INVALID'],
    ['P-02', { by: 'whenever' }, 'by', 'NOT_IN_LIST'],
    ['P-02', { by: 'time', time: '' }, 'time', 'REQUIRED'],
    ['P-03', { primary: { by: 'days', days: 0 } }, 'primary.days', 'OUT_OF_RANGE'],
    ['P-05', { codes: [] }, 'codes', 'REQUIRED'],
    ['P-05', { codes: [{ ...sick, code: 'N' }] }, 'codes.0.code', 'LETTERS_INVALID'],
    ['P-05', { codes: [sick, { ...sick, key: 'KeyB' }] }, 'codes.1.code', 'GIVEN_TWICE'],
    ['P-05', { codes: [sick, { ...sick, code: 'у' }] }, 'codes.1.key', 'GIVEN_TWICE'],
    ['P-09', { letters: ['н', 'н'], orderRequired: true }, 'letters', 'GIVEN_TWICE'],
    ['P-12', { window: '5-weeks' }, 'window', 'NOT_IN_LIST'],
    ['P-15', { lowest: 5, highest: 2 }, 'highest', 'SCALE_UPSIDE_DOWN'],
    ['P-29', { binding: 'yes' }, 'binding', 'POLICY_VALUE_INVALID'],
    ['P-30', [], '', 'POLICY_VALUE_INVALID'],
  ])('%s %j is told at «%s»', (key, value, field, reason) => {
    expect(policyFaults(key, value)).toContainEqual(expect.objectContaining({ field, reason }))
  })

  it('is told of every field at once', () => {
    expect(policyFaults('P-01', { daysAfter: -1, time: '' }).map(({ field }) => field)).toEqual([
      'daysAfter',
      'time',
    ])
  })
})
