import { findPreset } from '@zvonok/policy/presets'
import { resolve, type Override, type Policies } from '@zvonok/policy/resolve'
import { unavailable } from '@zvonok/runtime/refusal'

/** What is kept of a school's policies, as the queries of this service select it. */
export interface PolicyRow {
  readonly schoolId: string
  readonly preset: string
  readonly overrides: readonly Override[]
  readonly policyVersion: number
}

// Resolving thirty keys costs about 30 µs and a set holds for a day.
const resolved = new Map<string, Policies>()
const maxResolved = 2000

/** The policies in force on a day. */
export const policiesOn = (row: PolicyRow, day: string): Policies => {
  const key = `${row.schoolId} ${row.preset} ${row.policyVersion} ${day}`
  const known = resolved.get(key)
  if (known !== undefined) return known
  const preset = findPreset(row.preset)
  // A preset of a newer release: to be judged by it, this service has to be of that release too.
  if (preset === undefined) throw unavailable('POLICY_PRESET_UNKNOWN', { preset: row.preset })
  if (resolved.size >= maxResolved) resolved.clear()
  const policies = resolve(preset, row.overrides, day)
  resolved.set(key, policies)
  return policies
}
