import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'
import { newHash, type PupilRow } from './rows.ts'

const columns = sql`pupil.school_id, pupil_id, class_id, surname, given_name, patronymic,
  birth_date, snils_hash, study_form, enrolled_on, left_on, pupil.version`

/** Of one class, or of the whole school with all its years. */
export const listPupilRows = (
  read: Read,
  schoolId: string,
  classId: string | undefined,
): Promise<PupilRow[]> =>
  read.rows(
    'pupil_list',
    sql`
      select ${columns}
      from pupil
      join class using (school_id, class_id)
      where pupil.school_id = ${schoolId} and (${classId}::uuid is null or class_id = ${classId})
      order by year, grade, letter collate "ru-x-icu", surname collate "ru-x-icu",
        given_name collate "ru-x-icu", patronymic collate "ru-x-icu"`,
  )

export const lockPupil = (
  tx: Tx,
  schoolId: string,
  pupilId: string,
): Promise<PupilRow | undefined> =>
  tx.maybe(
    'pupil_lock',
    sql`
      select ${columns}
      from pupil
      where school_id = ${schoolId} and pupil_id = ${pupilId}
      for update`,
  )

const snilsTaken = { pupil_snils_hash_key: () => invalid('snils', 'SNILS_TAKEN') }

export const savePupils = (tx: Tx, rows: readonly PupilRow[]): Promise<number> =>
  refusing(
    snilsTaken,
    tx.execute(
      'pupil_save',
      sql`
        insert into pupil (school_id, pupil_id, class_id, surname, given_name, patronymic,
          birth_date, snils_hash, snils_sealed, study_form, enrolled_on, left_on, version)
        select * from unnest(
          ${rows.map((row) => row.schoolId)}::uuid[],
          ${rows.map((row) => row.pupilId)}::uuid[],
          ${rows.map((row) => row.classId)}::uuid[],
          ${rows.map((row) => row.surname)}::text[],
          ${rows.map((row) => row.givenName)}::text[],
          ${rows.map((row) => row.patronymic)}::text[],
          ${rows.map((row) => row.birthDate)}::date[],
          ${rows.map(newHash)}::text[],
          ${rows.map((row) => row.snilsSealed)}::bytea[],
          ${rows.map((row) => row.studyForm)}::text[],
          ${rows.map((row) => row.enrolledOn)}::date[],
          ${rows.map((row) => row.leftOn)}::date[],
          ${rows.map((row) => row.version)}::integer[])
        on conflict (school_id, pupil_id) do update
        set class_id = excluded.class_id, surname = excluded.surname,
          given_name = excluded.given_name, patronymic = excluded.patronymic,
          birth_date = excluded.birth_date, snils_hash = coalesce(excluded.snils_hash, pupil.snils_hash),
          snils_sealed = coalesce(excluded.snils_sealed, pupil.snils_sealed), study_form = excluded.study_form,
          enrolled_on = excluded.enrolled_on, left_on = excluded.left_on,
          version = excluded.version`,
    ),
  )
