import { PolicyLevel, SchoolPoliciesChanged } from '@zvonok/contracts/zvonok/registry/v1/policies'
import type { Policies, PolicyOverride } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { policyKeys } from '@zvonok/policy/keys'
import { presetValidFrom, resolve } from '@zvonok/policy/resolve'
import type { Tx } from '@zvonok/runtime/postgres'
import { enumNames } from '../enum-names.ts'
import { announceStates, type By } from '../record.ts'
import type { SchoolRow } from '../schools/store.ts'
import { presetOf } from './rules.ts'
import { overridesOf, type OverrideRow } from './store.ts'

export const levels = enumNames({
  region: PolicyLevel.REGION,
  municipality: PolicyLevel.MUNICIPALITY,
  school: PolicyLevel.SCHOOL,
})

const toOverride = (row: OverrideRow): PolicyOverride => ({
  level: levels.toValue(row.layer),
  key: row.key,
  valueJson: JSON.stringify(row.value),
  validFrom: row.validFrom,
  ground: row.ground,
  author: row.author,
  isFixed: row.fixed,
})

/** What is in force on the day, with everything decided for other days. */
export const toPolicies = (
  school: SchoolRow,
  overrides: readonly OverrideRow[],
  on: string,
): Policies => {
  const own = overridesOf(school, overrides)
  const inForce = resolve(presetOf(school), own, on)
  return {
    schoolId: school.schoolId,
    preset: school.policyPreset,
    values: policyKeys.map((key) => ({
      key,
      valueJson: JSON.stringify(inForce[key].value),
      ground: inForce[key].ground,
      source: inForce[key].source,
      validFrom: inForce[key].validFrom === presetValidFrom ? '' : inForce[key].validFrom,
    })),
    overrides: own.map(toOverride),
    version: school.policyVersion,
  }
}

export const announcePolicies = (
  tx: Tx,
  by: By,
  schools: readonly SchoolRow[],
  overrides: readonly OverrideRow[],
): void =>
  announceStates(
    tx,
    by,
    SchoolPoliciesChanged,
    schools.map((school) => ({
      schoolId: school.schoolId,
      id: school.schoolId,
      version: school.policyVersion,
      event: {
        schoolId: school.schoolId,
        preset: school.policyPreset,
        overrides: overridesOf(school, overrides).map(toOverride),
        version: school.policyVersion,
      },
    })),
  )
