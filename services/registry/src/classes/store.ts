import type { SchoolClass } from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { PeriodKind } from '@zvonok/policy/periods'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'
import { periodKindNames } from '../periods/kinds.ts'

export interface ClassRow {
  readonly schoolId: string
  readonly classId: string
  readonly year: number
  readonly grade: number
  readonly letter: string
  readonly periodKind: PeriodKind
  readonly classTeacherId?: string | undefined
  readonly pupilCount: number
  readonly version: number
}

export const toClass = (row: ClassRow): SchoolClass => ({
  ...row,
  name: `${row.grade}${row.letter}`,
  periodKind: periodKindNames.toValue(row.periodKind),
  classTeacherId: row.classTeacherId ?? '',
})

const selectClasses = sql`
  select school_id, class_id, year, grade, letter, period_kind, class_teacher_id, version,
    (select count(*) from pupil
      where pupil.school_id = class.school_id and pupil.class_id = class.class_id
        and left_on is null) as pupil_count
  from class`

export const listClassRows = (read: Read, schoolId: string, year: number): Promise<ClassRow[]> =>
  read.rows(
    'class_list',
    sql`
      ${selectClasses}
      where school_id = ${schoolId} and year = ${year}
      order by grade, letter collate "ru-x-icu"`,
  )

export const findClasses = (
  read: Read,
  schoolId: string,
  classIds: readonly string[],
): Promise<ClassRow[]> =>
  read.rows(
    'class_find',
    sql`${selectClasses} where school_id = ${schoolId} and class_id = any(${classIds}::uuid[])`,
  )

export const lockClass = (
  tx: Tx,
  schoolId: string,
  classId: string,
): Promise<ClassRow | undefined> =>
  tx.maybe(
    'class_lock',
    sql`
      ${selectClasses}
      where school_id = ${schoolId} and class_id = ${classId}
      for update`,
  )

const nameTaken = { class_year_name_key: () => invalid('name', 'CLASS_EXISTS') }

export const saveClasses = (tx: Tx, rows: readonly ClassRow[]): Promise<number> =>
  refusing(
    nameTaken,
    tx.execute(
      'class_save',
      sql`
        insert into class (school_id, class_id, year, grade, letter, period_kind,
          class_teacher_id, version)
        select * from unnest(
          ${rows.map((row) => row.schoolId)}::uuid[],
          ${rows.map((row) => row.classId)}::uuid[],
          ${rows.map((row) => row.year)}::integer[],
          ${rows.map((row) => row.grade)}::integer[],
          ${rows.map((row) => row.letter)}::text[],
          ${rows.map((row) => row.periodKind)}::text[],
          ${rows.map((row) => row.classTeacherId)}::uuid[],
          ${rows.map((row) => row.version)}::integer[])
        on conflict (school_id, class_id) do update
        set grade = excluded.grade, letter = excluded.letter, period_kind = excluded.period_kind,
          class_teacher_id = excluded.class_teacher_id, version = excluded.version`,
    ),
  )
