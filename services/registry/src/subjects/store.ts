import type { Subject } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'

const columns = sql`school_id, subject_id, name, short_name, is_ungraded, version`

export const listSubjectRows = (read: Read, schoolId: string): Promise<Subject[]> =>
  read.rows(
    'subject_list',
    sql`
      select ${columns}
      from subject
      where school_id = ${schoolId}
      order by name collate "ru-x-icu"`,
  )

export const lockSubject = (
  tx: Tx,
  schoolId: string,
  subjectId: string,
): Promise<Subject | undefined> =>
  tx.maybe(
    'subject_lock',
    sql`
      select ${columns}
      from subject
      where school_id = ${schoolId} and subject_id = ${subjectId}
      for update`,
  )

const nameTaken = { subject_name_key: () => invalid('name', 'SUBJECT_EXISTS') }

export const saveSubjects = (tx: Tx, subjects: readonly Subject[]): Promise<number> =>
  refusing(
    nameTaken,
    tx.execute(
      'subject_save',
      sql`
        insert into subject (school_id, subject_id, name, short_name, is_ungraded, version)
        select * from unnest(
          ${subjects.map((subject) => subject.schoolId)}::uuid[],
          ${subjects.map((subject) => subject.subjectId)}::uuid[],
          ${subjects.map((subject) => subject.name)}::text[],
          ${subjects.map((subject) => subject.shortName)}::text[],
          ${subjects.map((subject) => subject.isUngraded)}::boolean[],
          ${subjects.map((subject) => subject.version)}::integer[])
        on conflict (school_id, subject_id) do update
        set name = excluded.name, short_name = excluded.short_name,
          is_ungraded = excluded.is_ungraded, version = excluded.version`,
    ),
  )
