import {
  ParentsChanged,
  PupilsChanged,
  StaffChanged,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import { shortName } from '@zvonok/policy/names'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'

const absent = (text: string): string | undefined => (text === '' ? undefined : text)

const pupilsChanged = on(PupilsChanged, async (tx, { pupils }) => {
  tx.send(
    'replica_pupil_put',
    sql`
      insert into replica_pupil as kept
        (school_id, pupil_id, class_id, name, left_on, version)
      select school_id, pupil_id, class_id, given_name || ' ' || surname, left_on, version
      from unnest(
        ${pupils.map((pupil) => pupil.schoolId)}::uuid[],
        ${pupils.map((pupil) => pupil.pupilId)}::uuid[],
        ${pupils.map((pupil) => pupil.classId)}::uuid[],
        ${pupils.map((pupil) => pupil.name?.givenName ?? '')}::text[],
        ${pupils.map((pupil) => pupil.name?.surname ?? '')}::text[],
        ${pupils.map((pupil) => absent(pupil.leftOn))}::date[],
        ${pupils.map((pupil) => pupil.version)}::integer[]
      ) as pupil (school_id, pupil_id, class_id, given_name, surname, left_on, version)
      on conflict (school_id, pupil_id) do update
      set class_id = excluded.class_id, name = excluded.name, left_on = excluded.left_on,
        version = excluded.version
      where excluded.version > kept.version`,
  )
})

const parentsChanged = on(ParentsChanged, async (tx, { parents }) => {
  const newer = await tx.rows<{ personId: string }>(
    'replica_parent_put',
    sql`
      insert into replica_parent as kept (school_id, person_id, email, version)
      select school_id, person_id, email, version
      from unnest(
        ${parents.map((parent) => parent.schoolId)}::uuid[],
        ${parents.map((parent) => parent.personId)}::uuid[],
        ${parents.map((parent) => parent.email)}::text[],
        ${parents.map((parent) => parent.version)}::integer[]
      ) as parent (school_id, person_id, email, version)
      on conflict (school_id, person_id) do update
      set email = excluded.email, version = excluded.version
      where excluded.version > kept.version
      returning person_id`,
  )
  const changed = new Set(newer.map(({ personId }) => personId))
  const told = parents.filter(({ personId }) => changed.has(personId))
  const links = told.flatMap(({ schoolId, personId, pupilIds }) =>
    pupilIds.map((pupilId) => ({ schoolId, personId, pupilId })),
  )
  tx.send(
    'replica_parent_child_clear',
    sql`
      delete from replica_parent_child
      using unnest(
        ${told.map((parent) => parent.schoolId)}::uuid[],
        ${told.map((parent) => parent.personId)}::uuid[]
      ) as parent (school_id, person_id)
      where replica_parent_child.school_id = parent.school_id
        and replica_parent_child.person_id = parent.person_id`,
  )
  tx.send(
    'replica_parent_child_put',
    sql`
      insert into replica_parent_child (school_id, pupil_id, person_id)
      select distinct school_id, pupil_id, person_id
      from unnest(
        ${links.map((link) => link.schoolId)}::uuid[],
        ${links.map((link) => link.pupilId)}::uuid[],
        ${links.map((link) => link.personId)}::uuid[]
      ) as link (school_id, pupil_id, person_id)`,
  )
})

const staffChanged = on(StaffChanged, async (tx, { staff }) => {
  if (staff?.name === undefined) return
  const { surname, givenName, patronymic } = staff.name
  const name = shortName({ lastName: surname, firstName: givenName, middleName: patronymic })
  tx.send(
    'replica_staff_put',
    sql`
      insert into replica_staff as kept (school_id, person_id, short_name, email, version)
      values (${staff.schoolId}, ${staff.personId}, ${name}, ${staff.email}, ${staff.version})
      on conflict (school_id, person_id) do update
      set short_name = excluded.short_name, email = excluded.email, version = excluded.version
      where excluded.version > kept.version`,
  )
})

export const peopleHandlers: readonly EventHandler[] = [pupilsChanged, parentsChanged, staffChanged]
