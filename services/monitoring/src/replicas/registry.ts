import { shortName } from '@zvonok/policy/names'
import { ClassChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { MunicipalityChanged } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { StaffChanged } from '@zvonok/contracts/zvonok/registry/v1/people'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { lockSchool, sql } from '@zvonok/runtime/postgres'
import { pupilsChanged } from './pupils.ts'
import { recount, type ClassDay } from './recount.ts'

const municipalityChanged = on(MunicipalityChanged, async (tx, { municipality }) => {
  if (municipality === undefined) return
  const { municipalityId, name, version } = municipality
  tx.send(
    'replica_municipality_put',
    sql`
      insert into replica_municipality as kept (municipality_id, name, version)
      values (${municipalityId}, ${name}, ${version})
      on conflict (municipality_id) do update
      set name = excluded.name, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const schoolChanged = on(SchoolChanged, async (tx, { school }) => {
  if (school === undefined) return
  const { schoolId } = school
  lockSchool(tx, schoolId)
  const before = await tx.maybe<{ zone: string }>(
    'replica_school_zone',
    sql`select zone from replica_school where school_id = ${schoolId}`,
  )
  tx.send(
    'replica_school_put',
    sql`
      insert into replica_school as kept
        (school_id, region_id, municipality_id, name, zone, version)
      values (${schoolId}, ${school.regionId}, ${school.municipalityId}, ${school.shortName},
        ${school.zone}, ${school.version})
      on conflict (school_id) do update
      set region_id = excluded.region_id, municipality_id = excluded.municipality_id,
        name = excluded.name, zone = excluded.zone, version = excluded.version
      where excluded.version > kept.version`,
  )
  if (before?.zone === school.zone) return
  // Which day a topic was written on depends on the zone.
  const days = await tx.rows<ClassDay>(
    'school_class_days',
    sql`select school_id, class_id, date from class_day where school_id = ${schoolId}`,
  )
  recount(tx, days)
})

const classChanged = on(ClassChanged, async (tx, { schoolClass: one }) => {
  if (one === undefined) return
  tx.send(
    'replica_class_put',
    sql`
      insert into replica_class as kept (school_id, class_id, year, name, version)
      values (${one.schoolId}, ${one.classId}, ${one.year}, ${one.name}, ${one.version})
      on conflict (school_id, class_id) do update
      set year = excluded.year, name = excluded.name, version = excluded.version
      where excluded.version > kept.version`,
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
      insert into replica_subject as kept (school_id, subject_id, name, version)
      values (${subject.schoolId}, ${subject.subjectId}, ${subject.name}, ${subject.version})
      on conflict (school_id, subject_id) do update
      set name = excluded.name, version = excluded.version
      where excluded.version > kept.version`,
  )
})

/** Our copy of the registry; an older version never overwrites a newer one. */
export const registryHandlers: readonly EventHandler[] = [
  municipalityChanged,
  schoolChanged,
  classChanged,
  pupilsChanged,
  staffChanged,
  subjectChanged,
]
