import { shortName } from '@zvonok/policy/names'
import { readOverrides } from '@zvonok/policy/overrides'
import { PeriodSetChanged } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { StaffChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import { SchoolPoliciesChanged } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { WorkTypeChanged } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import { on } from '@zvonok/runtime/inbox'
import { json, sql } from '@zvonok/runtime/postgres'
import { classHandlers } from './registry-classes.ts'

const schoolChanged = on(SchoolChanged, async (tx, { school }) => {
  if (school === undefined) return
  tx.send(
    'replica_school_put',
    sql`
      insert into replica_school as kept
        (school_id, region_id, municipality_id, zone, policy_preset, year, version)
      values (${school.schoolId}, ${school.regionId}, ${school.municipalityId}, ${school.zone},
        ${school.policyPreset}, ${school.year}, ${school.version})
      on conflict (school_id) do update
      set region_id = excluded.region_id, municipality_id = excluded.municipality_id,
        zone = excluded.zone, policy_preset = excluded.policy_preset, year = excluded.year,
        version = excluded.version
      where excluded.version > kept.version`,
  )
})

const policiesChanged = on(SchoolPoliciesChanged, async (tx, policies) => {
  const overrides = readOverrides(policies.overrides)
  tx.send(
    'replica_policy_put',
    sql`
      insert into replica_policy as kept (school_id, preset, overrides, version)
      values (${policies.schoolId}, ${policies.preset},
        ${json(overrides)}, ${policies.version})
      on conflict (school_id) do update
      set preset = excluded.preset, overrides = excluded.overrides, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const periodSetChanged = on(PeriodSetChanged, async (tx, { periodSet: set }) => {
  if (set === undefined) return
  const newer = await tx.execute(
    'replica_period_set_put',
    sql`
      insert into replica_period_set as kept (school_id, period_set_id, version)
      values (${set.schoolId}, ${set.periodSetId}, ${set.version})
      on conflict (school_id, period_set_id) do update
      set version = excluded.version
      where excluded.version > kept.version`,
  )
  if (newer === 0) return
  tx.send(
    'replica_period_clear',
    sql`
      delete from replica_period
      where school_id = ${set.schoolId} and period_set_id = ${set.periodSetId}`,
  )
  tx.send(
    'replica_period_put',
    sql`
      insert into replica_period
        (school_id, period_id, period_set_id, year, kind, number, name, starts_on, ends_on)
      select ${set.schoolId}, period_id, ${set.periodSetId}, ${set.year}, ${set.kind},
        number, name, starts_on, ends_on
      from unnest(
        ${set.periods.map((period) => period.periodId)}::uuid[],
        ${set.periods.map((period) => period.number)}::integer[],
        ${set.periods.map((period) => period.name)}::text[],
        ${set.periods.map((period) => period.startsOn)}::date[],
        ${set.periods.map((period) => period.endsOn)}::date[]
      ) as period (period_id, number, name, starts_on, ends_on)`,
  )
})

const staffChanged = on(StaffChanged, async (tx, { staff }) => {
  if (staff?.name === undefined) return
  const { surname, givenName, patronymic } = staff.name
  const name = shortName({ lastName: surname, firstName: givenName, middleName: patronymic })
  tx.send(
    'replica_staff_put',
    sql`
      insert into replica_staff as kept (school_id, person_id, short_name, version)
      values (${staff.schoolId}, ${staff.personId}, ${name}, ${staff.version})
      on conflict (school_id, person_id) do update
      set short_name = excluded.short_name, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const subjectChanged = on(SubjectChanged, async (tx, { subject }) => {
  if (subject === undefined) return
  tx.send(
    'replica_subject_put',
    sql`
      insert into replica_subject as kept (school_id, subject_id, name, is_ungraded, version)
      values (${subject.schoolId}, ${subject.subjectId}, ${subject.name}, ${subject.isUngraded},
        ${subject.version})
      on conflict (school_id, subject_id) do update
      set name = excluded.name, is_ungraded = excluded.is_ungraded, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const workTypeChanged = on(WorkTypeChanged, async (tx, { workType: type }) => {
  if (type === undefined) return
  tx.send(
    'replica_work_type_put',
    sql`
      insert into replica_work_type as kept
        (school_id, work_type_id, name, short_name, weight, is_written, needs_theme, is_default,
          version)
      values (${type.schoolId}, ${type.workTypeId}, ${type.name}, ${type.shortName},
        ${type.weight}, ${type.isWritten}, ${type.needsTheme}, ${type.isDefault}, ${type.version})
      on conflict (school_id, work_type_id) do update
      set name = excluded.name, short_name = excluded.short_name, weight = excluded.weight,
        is_written = excluded.is_written, needs_theme = excluded.needs_theme,
        is_default = excluded.is_default, version = excluded.version
      where excluded.version > kept.version`,
  )
})

/** Our copy of the registry; an older version never overwrites a newer one. */
export const registryHandlers = [
  schoolChanged,
  policiesChanged,
  periodSetChanged,
  staffChanged,
  subjectChanged,
  workTypeChanged,
  ...classHandlers,
]
