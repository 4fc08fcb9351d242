import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'
import { newHash, type StaffRow } from './rows.ts'

const columns = sql`school_id, person_id, surname, given_name, patronymic, position, roles,
  snils_hash, email, starts_on, ends_on, version`

export const listStaffRows = (read: Read, schoolId: string): Promise<StaffRow[]> =>
  read.rows(
    'staff_list',
    sql`
      select ${columns}
      from staff
      where school_id = ${schoolId}
      order by surname collate "ru-x-icu", given_name collate "ru-x-icu",
        patronymic collate "ru-x-icu"`,
  )

export const lockStaff = (
  tx: Tx,
  schoolId: string,
  personId: string,
): Promise<StaffRow | undefined> =>
  tx.maybe(
    'staff_lock',
    sql`
      select ${columns}
      from staff
      where school_id = ${schoolId} and person_id = ${personId}
      for update`,
  )

/** For courses and class teachers; locked lightly, so that nobody ends their work meanwhile. */
export const findStaff = (
  tx: Tx,
  schoolId: string,
  personId: string,
): Promise<StaffRow | undefined> =>
  tx.maybe(
    'staff_find',
    sql`
      select ${columns}
      from staff
      where school_id = ${schoolId} and person_id = ${personId}
      for share`,
  )

const snilsTaken = { staff_snils_hash_key: () => invalid('snils', 'SNILS_TAKEN') }

export const saveStaff = (tx: Tx, rows: readonly StaffRow[]): Promise<number> =>
  refusing(
    snilsTaken,
    tx.execute(
      'staff_save',
      sql`
        insert into staff (school_id, person_id, surname, given_name, patronymic, position, roles,
          snils_hash, snils_sealed, email, starts_on, ends_on, version)
        select school_id, person_id, surname, given_name, patronymic, position,
          string_to_array(roles, ','), snils_hash, snils_sealed, email, starts_on, ends_on, version
        from unnest(
          ${rows.map((row) => row.schoolId)}::uuid[],
          ${rows.map((row) => row.personId)}::uuid[],
          ${rows.map((row) => row.surname)}::text[],
          ${rows.map((row) => row.givenName)}::text[],
          ${rows.map((row) => row.patronymic)}::text[],
          ${rows.map((row) => row.position)}::text[],
          ${rows.map((row) => row.roles.join(','))}::text[],
          ${rows.map(newHash)}::text[],
          ${rows.map((row) => row.snilsSealed)}::bytea[],
          ${rows.map((row) => row.email)}::text[],
          ${rows.map((row) => row.startsOn)}::date[],
          ${rows.map((row) => row.endsOn)}::date[],
          ${rows.map((row) => row.version)}::integer[]
        ) as row (school_id, person_id, surname, given_name, patronymic, position, roles,
          snils_hash, snils_sealed, email, starts_on, ends_on, version)
        on conflict (school_id, person_id) do update
        set surname = excluded.surname, given_name = excluded.given_name,
          patronymic = excluded.patronymic, position = excluded.position, roles = excluded.roles,
          snils_hash = coalesce(excluded.snils_hash, staff.snils_hash),
          snils_sealed = coalesce(excluded.snils_sealed, staff.snils_sealed),
          email = excluded.email, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
          version = excluded.version`,
    ),
  )
