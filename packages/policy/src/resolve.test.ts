import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isPolicyKey, isPolicyValue, policyKeys, policyNames } from './keys.ts'
import { checkOverride, readOverrides, type StoredOverride } from './overrides.ts'
import { findPreset, presets } from './presets.ts'
import { krasnoyarsk } from './presets/krasnoyarsk.ts'
import { moscowOblast } from './presets/moscow-oblast.ts'
import { samara } from './presets/samara.ts'
import { presetValidFrom, resolve, type Override } from './resolve.ts'

const override = (change: Partial<Override>): Override => ({
  layer: 'school',
  key: 'P-12',
  value: { window: '1-week' },
  ground: 'Положение школы, п. 3',
  source: 'school',
  validFrom: '2026-09-01',
  ...change,
})

describe('presets', () => {
  it('has the thirty keys of the requirements, each with its name', () => {
    expect(policyKeys).toHaveLength(30)
    expect(policyKeys[0]).toBe('P-01')
    expect(policyKeys[29]).toBe('P-30')
    expect(new Set(Object.values(policyNames)).size).toBe(30)
    expect(isPolicyKey('P-31')).toBe(false)
    expect(isPolicyKey('toString')).toBe(false)
  })

  it.each(presets.map((preset) => [preset.id, preset] as const))(
    '%s gives every key a fitting value, a ground in Russian and a source',
    (_id, preset) => {
      expect(Object.keys(preset.entries).toSorted()).toEqual([...policyKeys])
      for (const key of policyKeys) {
        const { value, ground, source } = preset.entries[key]
        expect([key, isPolicyValue(key, value)]).toEqual([key, true])
        expect(ground).toMatch(/[а-яё]{4}/)
        expect(source).toMatch(/^(ours|(K|39|S|L|M)(\s|$))/)
      }
    },
  )

  it.each(presets.map((preset) => [preset.id, preset] as const))(
    '%s says so in the ground when the source is silent',
    (_id, preset) => {
      for (const key of policyKeys) {
        const { ground, source } = preset.entries[key]
        if (source !== 'ours') continue
        expect([key, ground]).toEqual([
          key,
          expect.stringMatching(/по умолчанию на платформе|Положение школы № 39|акт лицея/),
        ])
      }
    },
  )

  it.each([
    'P-05',
    'P-07',
    'P-08',
    'P-12',
    'P-13',
    'P-14',
    'P-17',
    'P-18',
    'P-27',
    'P-30',
  ] as const)('%s differs between the three regions', (key) => {
    const values = [krasnoyarsk, samara, moscowOblast].map((preset) =>
      JSON.stringify(preset.entries[key].value),
    )
    expect(new Set(values).size).toBe(3)
  })

  it('finds a preset by its id', () => {
    expect(findPreset('samara')).toBe(samara)
    expect(findPreset('mars')).toBeUndefined()
    expect(presets.map((preset) => preset.id)).toEqual([
      'krasnoyarsk',
      'krasnoyarsk-school39',
      'krasnoyarsk-lyceum10',
      'samara',
      'moscow-oblast',
    ])
  })
})

describe('resolve', () => {
  it('takes the preset where nobody overrides', () => {
    expect(resolve(moscowOblast, [], '2026-09-01')['P-12']).toEqual({
      key: 'P-12',
      ...moscowOblast.entries['P-12'],
      layer: 'preset',
      validFrom: presetValidFrom,
    })
  })

  it('lets the narrower layer win', () => {
    const overrides = [
      override({ layer: 'region', value: { window: '3-weeks' } }),
      override({ layer: 'school', value: { window: '1-week' } }),
      override({ layer: 'municipality', value: { window: '1-month' } }),
    ]
    const found = resolve(samara, overrides, '2026-10-01')['P-12']
    expect(found).toMatchObject({ value: { window: '1-week' }, layer: 'school' })
    expect(found.ground).toBe('Положение школы, п. 3')
  })

  it('holds from its first day until a later one, the later stored of one day winning', () => {
    const overrides = [
      override({ validFrom: '2026-11-01', value: { window: '2-weeks' } }),
      override({ validFrom: '2026-09-01', value: { window: '1-week' } }),
      override({ validFrom: '2026-11-01', value: { window: '3-weeks' } }),
    ]
    const on = (date: string) => resolve(samara, overrides, date)['P-12'].value.window
    expect(on('2026-08-31')).toBe('1-month')
    expect(on('2026-09-01')).toBe('1-week')
    expect(on('2026-10-31')).toBe('1-week')
    expect(on('2026-11-01')).toBe('3-weeks')
  })

  it('stops below a fixed override', () => {
    const overrides = [
      override({ layer: 'region', value: { window: '3-weeks' }, fixed: true }),
      override({ layer: 'school', value: { window: '1-week' } }),
    ]
    expect(resolve(samara, overrides, '2026-10-01')['P-12'].layer).toBe('region')
    expect(resolve(samara, overrides, '2026-08-01')['P-12'].layer).toBe('preset')
  })

  it('passes over a value that does not fit its key', () => {
    const overrides = [
      override({ layer: 'region', value: { window: '3-weeks' } }),
      override({ layer: 'school', value: { window: 'tomorrow' } }),
    ]
    expect(resolve(samara, overrides, '2026-10-01')['P-12'].layer).toBe('region')
  })

  it('changes no other key, in whatever order the overrides of different layers come', () => {
    const layer = fc.constantFrom('region', 'municipality', 'school')
    fc.assert(
      fc.property(fc.uniqueArray(layer), (found) => {
        const overrides = found.map((each) => override({ layer: each }))
        const one = resolve(samara, overrides, '2026-10-01')
        const other = resolve(samara, overrides.toReversed(), '2026-10-01')
        expect(one).toEqual(other)
        expect({ ...one, 'P-12': 0 }).toEqual({ ...resolve(samara, [], '2026-10-01'), 'P-12': 0 })
      }),
    )
  })
})

describe('overrides', () => {
  const stored: StoredOverride = {
    level: 'SCHOOL',
    key: 'P-12',
    valueJson: '{"window":"1-week"}',
    validFrom: '2026-09-01',
    ground: 'Положение школы, п. 3',
  }

  it('reads what travels in the event', () => {
    expect(readOverrides([stored])).toEqual([override({ fixed: false })])
    expect(readOverrides([{ ...stored, level: 'POLICY_LEVEL_SCHOOL' }])).toEqual([
      override({ fixed: false }),
    ])
    expect(readOverrides([{ ...stored, level: 'REGION', isFixed: true }])).toEqual([
      override({ layer: 'region', source: 'region', fixed: true }),
    ])
  })

  it('drops what this release does not know', () => {
    const unknown = [
      { ...stored, key: 'P-31' },
      { ...stored, level: 'DISTRICT' },
      { ...stored, valueJson: '{"window":"4-weeks"}' },
      { ...stored, valueJson: '{' },
    ]
    expect(readOverrides(unknown)).toEqual([])
  })

  it('keeps a value with a field that a newer release added', () => {
    const newer = { ...stored, valueJson: '{"window":"1-week","grace":2}' }
    expect(readOverrides([newer])).toHaveLength(1)
  })

  it.each([
    [{ key: 'P-31' }, 'POLICY_KEY_UNKNOWN'],
    [{ key: '__proto__' }, 'POLICY_KEY_UNKNOWN'],
    [{ valueJson: '{"window":"4-weeks"}' }, 'POLICY_VALUE_INVALID'],
    [{ valueJson: 'null' }, 'POLICY_VALUE_INVALID'],
    [{ valueJson: '[]' }, 'POLICY_VALUE_INVALID'],
    [{ level: 'DISTRICT' }, 'POLICY_VALUE_INVALID'],
  ])('refuses %j as %s', (change, reason) => {
    expect(checkOverride({ ...stored, ...change }, [])).toMatchObject({ ok: false, reason })
  })

  it('refuses to override what a layer above fixed, citing its ground', () => {
    const fixing = override({ layer: 'region', ground: 'Приказ министерства', fixed: true })
    expect(checkOverride(stored, [fixing])).toEqual({
      ok: false,
      reason: 'POLICY_FIXED_ABOVE',
      policy: 'P-12',
      ground: 'Приказ министерства',
      details: { layer: 'region' },
    })
    expect(checkOverride({ ...stored, level: 'REGION' }, [fixing]).ok).toBe(true)
    expect(checkOverride({ ...stored, validFrom: '2026-08-01' }, [fixing]).ok).toBe(true)
  })
})
