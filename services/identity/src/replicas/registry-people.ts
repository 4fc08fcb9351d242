import {
  ParentsChanged,
  PupilsChanged,
  StaffChanged,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { json, sql } from '@zvonok/runtime/postgres'
import { absent } from './absent.ts'

const staffChanged = on(StaffChanged, async (tx, { staff }) => {
  if (staff?.name === undefined) return
  const { surname, givenName, patronymic } = staff.name
  tx.send(
    'replica_staff_put',
    sql`
      insert into replica_staff as kept
        (school_id, person_id, surname, given_name, patronymic, roles, snils_hash, starts_on,
          ends_on, version)
      values (${staff.schoolId}, ${staff.personId}, ${surname}, ${givenName}, ${patronymic},
        ${staff.roles}::text[], ${absent(staff.snilsHash)}, ${staff.from}, ${absent(staff.until)},
        ${staff.version})
      on conflict (school_id, person_id) do update
      set surname = excluded.surname, given_name = excluded.given_name,
        patronymic = excluded.patronymic, roles = excluded.roles,
        snils_hash = excluded.snils_hash, starts_on = excluded.starts_on,
        ends_on = excluded.ends_on, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const pupilsChanged = on(PupilsChanged, async (tx, { pupils }) => {
  tx.send(
    'replica_pupil_put',
    sql`
      insert into replica_pupil as kept
        (school_id, pupil_id, class_id, surname, given_name, patronymic, birth_date, snils_hash,
          enrolled_on, left_on, version)
      select school_id, pupil_id, class_id, surname, given_name, patronymic, birth_date,
        snils_hash, enrolled_on, left_on, version
      from unnest(
        ${pupils.map((pupil) => pupil.schoolId)}::uuid[],
        ${pupils.map((pupil) => pupil.pupilId)}::uuid[],
        ${pupils.map((pupil) => pupil.classId)}::uuid[],
        ${pupils.map((pupil) => pupil.name?.surname ?? '')}::text[],
        ${pupils.map((pupil) => pupil.name?.givenName ?? '')}::text[],
        ${pupils.map((pupil) => pupil.name?.patronymic ?? '')}::text[],
        ${pupils.map((pupil) => pupil.birthDate)}::date[],
        ${pupils.map((pupil) => absent(pupil.snilsHash))}::text[],
        ${pupils.map((pupil) => pupil.enrolledOn)}::date[],
        ${pupils.map((pupil) => absent(pupil.leftOn))}::date[],
        ${pupils.map((pupil) => pupil.version)}::integer[]
      ) as pupil (school_id, pupil_id, class_id, surname, given_name, patronymic, birth_date,
        snils_hash, enrolled_on, left_on, version)
      on conflict (school_id, pupil_id) do update
      set class_id = excluded.class_id, surname = excluded.surname,
        given_name = excluded.given_name, patronymic = excluded.patronymic,
        birth_date = excluded.birth_date, snils_hash = excluded.snils_hash,
        enrolled_on = excluded.enrolled_on, left_on = excluded.left_on, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const parentsChanged = on(ParentsChanged, async (tx, { parents }) => {
  const rows = parents.map((parent) => ({
    school_id: parent.schoolId,
    person_id: parent.personId,
    surname: parent.name?.surname ?? '',
    given_name: parent.name?.givenName ?? '',
    patronymic: parent.name?.patronymic ?? '',
    snils_hash: absent(parent.snilsHash),
    pupil_ids: parent.pupilIds,
    version: parent.version,
  }))
  tx.send(
    'replica_parent_put',
    // Rows as json: an array of arrays has no other way in when the inner ones differ in length.
    sql`
      insert into replica_parent as kept
        (school_id, person_id, surname, given_name, patronymic, snils_hash, pupil_ids, version)
      select school_id, person_id, surname, given_name, patronymic, snils_hash, pupil_ids, version
      from jsonb_to_recordset(${json(rows)}::jsonb) as parent (school_id uuid, person_id uuid,
        surname text, given_name text, patronymic text, snils_hash text, pupil_ids uuid[],
        version integer)
      on conflict (school_id, person_id) do update
      set surname = excluded.surname, given_name = excluded.given_name,
        patronymic = excluded.patronymic, snils_hash = excluded.snils_hash,
        pupil_ids = excluded.pupil_ids, version = excluded.version
      where excluded.version > kept.version`,
  )
})

/** Names, roles, keyed hashes of СНИЛС and families, as far as access follows from them. */
export const peopleHandlers: readonly EventHandler[] = [staffChanged, pupilsChanged, parentsChanged]
