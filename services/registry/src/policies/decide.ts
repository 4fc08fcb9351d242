import { policyFaults } from '@zvonok/policy/faults'
import { isPolicyKey, isPolicyValue } from '@zvonok/policy/keys'
import { checkOverride } from '@zvonok/policy/overrides'
import type { Layer, Override } from '@zvonok/policy/resolve'
import { refusalDetails } from '@zvonok/policy/verdict'
import { localDate } from '@zvonok/runtime/clock'
import type { Clock } from '@zvonok/runtime/clock'
import { invalid, invalidFields, precondition } from '@zvonok/runtime/refusal'
import type { SchoolRow } from '../schools/store.ts'
import { zoneAfter, zoneExists } from './rules.ts'
import { overridesOf, type OverrideRow } from './store.ts'

export interface Wanted {
  readonly layer: Layer
  readonly key: string
  readonly valueJson: string
  readonly validFrom: string
  readonly ground: string
  readonly isFixed: boolean
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    throw invalid('valueJson', 'POLICY_VALUE_INVALID')
  }
}

/** Names the very field that can't stand: a form marks it, an integrator finds it. */
const checkValue = (key: string, valueJson: string): void => {
  if (!isPolicyKey(key)) return
  const faults = policyFaults(key, parsed(valueJson))
  if (faults.length === 0) return
  const at = (field: string) => (field === '' ? 'valueJson' : `valueJson.${field}`)
  throw invalidFields(faults.map((each) => ({ ...each, field: at(each.field) })))
}

/** The override as it may be stored; refuses what does not fit its key or is fixed above. */
export const decideOverride = (wanted: Wanted, existing: readonly OverrideRow[]): Override => {
  checkValue(wanted.key, wanted.valueJson)
  const checked = checkOverride({ ...wanted, level: wanted.layer.toUpperCase() }, existing)
  if (!checked.ok) {
    const details = refusalDetails(checked)
    if (checked.reason === 'POLICY_FIXED_ABOVE') throw precondition(checked.reason, details)
    const field = checked.reason === 'POLICY_KEY_UNKNOWN' ? 'key' : 'valueJson'
    throw invalid(field, checked.reason, details)
  }
  const { key, value } = checked.value
  if (key === 'P-30' && isPolicyValue(key, value) && !zoneExists(value.zone)) {
    throw invalid('valueJson.zone', 'ZONE_UNKNOWN', { zone: value.zone })
  }
  return checked.value
}

/** The schools with their zones and versions once the overrides stand. */
export const decideSchools = (
  schools: readonly SchoolRow[],
  overrides: readonly OverrideRow[],
  { validFrom, clock }: { readonly validFrom: string; readonly clock: Clock },
): SchoolRow[] =>
  schools.map((school) => {
    const today = localDate(clock, school.zone)
    const zone = zoneAfter(school, overridesOf(school, overrides), { today, validFrom })
    if (zone === undefined) throw invalid('validFrom', 'ZONE_CHANGE_NOT_TODAY', { today })
    const version = school.version + (zone === school.zone ? 0 : 1)
    return { ...school, zone, version, policyVersion: school.policyVersion + 1 }
  })
