import { findPreset } from '@zvonok/policy/presets'
import { resolve } from '@zvonok/policy/resolve'
import type { Override, Policies } from '@zvonok/policy/resolve'
import { unavailable } from '@zvonok/runtime/refusal'

export interface StoredPolicies {
  readonly preset: string
  readonly overrides: readonly Override[]
}

/** What holds in the school on a date. */
export const policiesOn = ({ preset, overrides }: StoredPolicies, date: string): Policies => {
  const found = findPreset(preset)
  // A preset of a newer release: to be judged by it, this service has to be of that release too.
  if (found === undefined) throw unavailable('POLICY_PRESET_UNKNOWN', { preset })
  return resolve(found, overrides, date)
}
