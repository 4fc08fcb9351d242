import type { WorkType } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'

const columns = sql`school_id, work_type_id, name, short_name, weight, is_written, needs_theme,
  is_default, version`

export const listWorkTypeRows = (read: Read, schoolId: string): Promise<WorkType[]> =>
  read.rows(
    'work_type_list',
    sql`
      select ${columns}
      from work_type
      where school_id = ${schoolId}
      order by is_default desc, name collate "ru-x-icu"`,
  )

export const lockWorkType = (
  tx: Tx,
  schoolId: string,
  workTypeId: string,
): Promise<WorkType | undefined> =>
  tx.maybe(
    'work_type_lock',
    sql`
      select ${columns}
      from work_type
      where school_id = ${schoolId} and work_type_id = ${workTypeId}
      for update`,
  )

const nameTaken = { work_type_name_key: () => invalid('name', 'WORK_TYPE_EXISTS') }

/** Which one is the default is decided when the school is made and never touched here. */
export const saveWorkTypes = (tx: Tx, workTypes: readonly WorkType[]): Promise<number> =>
  refusing(
    nameTaken,
    tx.execute(
      'work_type_save',
      sql`
        insert into work_type (school_id, work_type_id, name, short_name, weight, is_written,
          needs_theme, is_default, version)
        select * from unnest(
          ${workTypes.map((workType) => workType.schoolId)}::uuid[],
          ${workTypes.map((workType) => workType.workTypeId)}::uuid[],
          ${workTypes.map((workType) => workType.name)}::text[],
          ${workTypes.map((workType) => workType.shortName)}::text[],
          ${workTypes.map((workType) => workType.weight)}::integer[],
          ${workTypes.map((workType) => workType.isWritten)}::boolean[],
          ${workTypes.map((workType) => workType.needsTheme)}::boolean[],
          ${workTypes.map((workType) => workType.isDefault)}::boolean[],
          ${workTypes.map((workType) => workType.version)}::integer[])
        on conflict (school_id, work_type_id) do update
        set name = excluded.name, short_name = excluded.short_name, weight = excluded.weight,
          is_written = excluded.is_written, needs_theme = excluded.needs_theme,
          version = excluded.version`,
    ),
  )
