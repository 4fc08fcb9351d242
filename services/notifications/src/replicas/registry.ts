import { ClassChanged, GroupChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { PeriodSetChanged } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import { peopleHandlers } from './registry-people.ts'

const schoolChanged = on(SchoolChanged, async (tx, { school }) => {
  if (school === undefined) return
  tx.send(
    'replica_school_put',
    sql`
      insert into replica_school as kept (school_id, zone, version)
      values (${school.schoolId}, ${school.zone}, ${school.version})
      on conflict (school_id) do update
      set zone = excluded.zone, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const periodSetChanged = on(PeriodSetChanged, async (tx, { periodSet: set }) => {
  if (set === undefined) return
  tx.send(
    'replica_period_put',
    sql`
      insert into replica_period as kept (school_id, period_id, name, version)
      select ${set.schoolId}, period_id, name, ${set.version}
      from unnest(
        ${set.periods.map((period) => period.periodId)}::uuid[],
        ${set.periods.map((period) => period.name)}::text[]
      ) as period (period_id, name)
      on conflict (school_id, period_id) do update
      set name = excluded.name, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const classChanged = on(ClassChanged, async (tx, { schoolClass }) => {
  if (schoolClass === undefined) return
  const { schoolId, classId, name, version } = schoolClass
  tx.send(
    'replica_class_put',
    sql`
      insert into replica_class as kept (school_id, class_id, name, version)
      values (${schoolId}, ${classId}, ${name}, ${version})
      on conflict (school_id, class_id) do update
      set name = excluded.name, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const groupChanged = on(GroupChanged, async (tx, { group }) => {
  if (group === undefined) return
  tx.send(
    'replica_group_put',
    sql`
      insert into replica_group as kept (school_id, group_id, pupil_ids, version)
      values (${group.schoolId}, ${group.groupId}, ${group.pupilIds}::uuid[], ${group.version})
      on conflict (school_id, group_id) do update
      set pupil_ids = excluded.pupil_ids, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const subjectChanged = on(SubjectChanged, async (tx, { subject }) => {
  if (subject === undefined) return
  tx.send(
    'replica_subject_put',
    sql`
      insert into replica_subject as kept (school_id, subject_id, name, version)
      values (${subject.schoolId}, ${subject.subjectId}, ${subject.name}, ${subject.version})
      on conflict (school_id, subject_id) do update
      set name = excluded.name, version = excluded.version
      where excluded.version > kept.version`,
  )
})

/** Our copy of the registry: whom to tell, and the words of it. */
export const registryHandlers: readonly EventHandler[] = [
  schoolChanged,
  periodSetChanged,
  classChanged,
  groupChanged,
  subjectChanged,
  ...peopleHandlers,
]
