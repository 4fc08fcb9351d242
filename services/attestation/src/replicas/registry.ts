import { StaffChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import { PeriodSetChanged } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { SchoolPoliciesChanged } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { json, sql } from '@zvonok/runtime/postgres'
import { shortName } from '@zvonok/policy/names'
import { readOverrides } from '@zvonok/policy/overrides'
import { classHandlers } from './registry-classes.ts'

const schoolChanged = on(SchoolChanged, async (tx, { school }) => {
  if (school === undefined) return
  tx.send(
    'replica_school_put',
    sql`
      insert into replica_school (school_id, region_id, municipality_id, zone, version)
      values (${school.schoolId}, ${school.regionId}, ${school.municipalityId}, ${school.zone},
        ${school.version})
      on conflict (school_id) do update
      set region_id = excluded.region_id, municipality_id = excluded.municipality_id,
        zone = excluded.zone, version = excluded.version
      where excluded.version > replica_school.version`,
  )
})

const policiesChanged = on(SchoolPoliciesChanged, async (tx, event) => {
  tx.send(
    'replica_policy_put',
    sql`
      insert into replica_policy (school_id, preset, overrides, version)
      values (${event.schoolId}, ${event.preset}, ${json(readOverrides(event.overrides))}::jsonb,
        ${event.version})
      on conflict (school_id) do update
      set preset = excluded.preset, overrides = excluded.overrides, version = excluded.version
      where excluded.version > replica_policy.version`,
  )
})

const periodSetChanged = on(PeriodSetChanged, async (tx, { periodSet: set }) => {
  if (set === undefined) return
  tx.send(
    'replica_period_set_put',
    sql`
      insert into replica_period_set (school_id, year, kind, periods, version)
      values (${set.schoolId}, ${set.year}, ${set.kind}, ${json(set.periods)}::jsonb,
        ${set.version})
      on conflict (school_id, year, kind) do update
      set periods = excluded.periods, version = excluded.version
      where excluded.version > replica_period_set.version`,
  )
})

const subjectChanged = on(SubjectChanged, async (tx, { subject }) => {
  if (subject === undefined) return
  tx.send(
    'replica_subject_put',
    sql`
      insert into replica_subject (school_id, subject_id, name, is_ungraded, version)
      values (${subject.schoolId}, ${subject.subjectId}, ${subject.name}, ${subject.isUngraded},
        ${subject.version})
      on conflict (school_id, subject_id) do update
      set name = excluded.name, is_ungraded = excluded.is_ungraded, version = excluded.version
      where excluded.version > replica_subject.version`,
  )
})

const staffChanged = on(StaffChanged, async (tx, { staff }) => {
  if (staff?.name === undefined) return
  const { surname, givenName, patronymic } = staff.name
  const name = shortName({ lastName: surname, firstName: givenName, middleName: patronymic })
  tx.send(
    'replica_staff_put',
    sql`
      insert into replica_staff (school_id, person_id, short_name, version)
      values (${staff.schoolId}, ${staff.personId}, ${name}, ${staff.version})
      on conflict (school_id, person_id) do update
      set short_name = excluded.short_name, version = excluded.version
      where excluded.version > replica_staff.version`,
  )
})

/** Our copies of what the registry owns; each row is overwritten by newer versions only. */
export const registryHandlers: readonly EventHandler[] = [
  schoolChanged,
  policiesChanged,
  periodSetChanged,
  subjectChanged,
  staffChanged,
  ...classHandlers,
]
