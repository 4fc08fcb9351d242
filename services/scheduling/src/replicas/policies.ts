import type { PolicyOverride } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { isPolicyKey } from '@zvonok/policy/keys'
import { findPreset } from '@zvonok/policy/presets'
import { resolve } from '@zvonok/policy/resolve'
import type { Layer, Override, Policies } from '@zvonok/policy/resolve'

const layerOf: Readonly<Record<string, Layer>> = {
  REGION: 'region',
  MUNICIPALITY: 'municipality',
  SCHOOL: 'school',
}

/** A key or level of a newer release is left out: this one has no rule for it. */
export const overrideOf = (sent: PolicyOverride): Override[] => {
  const layer = layerOf[sent.level]
  if (layer === undefined || !isPolicyKey(sent.key)) return []
  const value: unknown = JSON.parse(sent.valueJson)
  const { key, ground, validFrom } = sent
  return [{ layer, key, value, ground, source: layer, validFrom }]
}

export interface StoredPolicies {
  readonly preset: string
  readonly overrides: readonly Override[]
}

/** What holds in the school on a date. */
export const policiesOn = ({ preset, overrides }: StoredPolicies, date: string): Policies => {
  const found = findPreset(preset)
  if (found === undefined) throw new Error(`the policy preset ${preset} is not known here`)
  return resolve(found, overrides, date)
}
