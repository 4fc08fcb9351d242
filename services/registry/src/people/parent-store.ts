import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { newHash, type ParentRow } from './rows.ts'

/** The parents of a class's pupils with all their children in the school; all parents without a class. */
export const listParentRows = (
  read: Read,
  schoolId: string,
  classId: string | undefined,
): Promise<ParentRow[]> =>
  read.rows(
    'parent_list',
    sql`
      select parent.school_id, person_id, surname, given_name, patronymic, snils_hash, email,
        parent.version, coalesce(children.pupil_ids, '{}') as pupil_ids
      from parent
      left join (
        select person_id, array_agg(pupil_id::text order by pupil_id) as pupil_ids
        from parent_pupil
        where school_id = ${schoolId}
        group by person_id
      ) as children using (person_id)
      where parent.school_id = ${schoolId}
        and (${classId}::uuid is null or person_id in (
          select parent_pupil.person_id
          from parent_pupil
          join pupil using (school_id, pupil_id)
          where parent_pupil.school_id = ${schoolId} and class_id = ${classId}))
      order by surname collate "ru-x-icu", given_name collate "ru-x-icu",
        patronymic collate "ru-x-icu"`,
  )

/** Saves the parents and adds their links; links that are there stay. */
export const saveParents = async (tx: Tx, rows: readonly ParentRow[]): Promise<void> => {
  await tx.execute(
    'parent_save',
    sql`
      insert into parent (school_id, person_id, surname, given_name, patronymic, snils_hash,
        snils_sealed, email, version)
      select * from unnest(
        ${rows.map((row) => row.schoolId)}::uuid[],
        ${rows.map((row) => row.personId)}::uuid[],
        ${rows.map((row) => row.surname)}::text[],
        ${rows.map((row) => row.givenName)}::text[],
        ${rows.map((row) => row.patronymic)}::text[],
        ${rows.map(newHash)}::text[],
        ${rows.map((row) => row.snilsSealed)}::bytea[],
        ${rows.map((row) => row.email)}::text[],
        ${rows.map((row) => row.version)}::integer[])
      on conflict (school_id, person_id) do update
      set surname = excluded.surname, given_name = excluded.given_name,
        patronymic = excluded.patronymic, snils_hash = coalesce(excluded.snils_hash, parent.snils_hash),
          snils_sealed = coalesce(excluded.snils_sealed, parent.snils_sealed), email = excluded.email, version = excluded.version`,
  )
  const links = rows.flatMap(({ schoolId, personId, pupilIds }) =>
    pupilIds.map((pupilId) => ({ schoolId, personId, pupilId })),
  )
  await tx.execute(
    'parent_pupil_save',
    sql`
      insert into parent_pupil (school_id, person_id, pupil_id)
      select * from unnest(
        ${links.map((link) => link.schoolId)}::uuid[],
        ${links.map((link) => link.personId)}::uuid[],
        ${links.map((link) => link.pupilId)}::uuid[])
      on conflict do nothing`,
  )
}
