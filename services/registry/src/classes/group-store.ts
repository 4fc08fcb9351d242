import type { Group } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'

const selectGroups = sql`
  select school_id, group_id, class_id, name, version,
    array(select pupil_id::text from class_group_pupil as member
      where member.school_id = class_group.school_id and member.group_id = class_group.group_id
      order by pupil_id) as pupil_ids
  from class_group`

/** By class and name; of one class or of the whole school. */
export const listGroupRows = (
  read: Read,
  schoolId: string,
  classId: string | undefined,
): Promise<Group[]> =>
  read.rows(
    'class_group_list',
    sql`
      ${selectGroups}
      where school_id = ${schoolId} and (${classId}::uuid is null or class_id = ${classId})
      order by class_id, name collate "ru-x-icu"`,
  )

export const lockGroup = (tx: Tx, schoolId: string, groupId: string): Promise<Group | undefined> =>
  tx.maybe(
    'class_group_lock',
    sql`${selectGroups} where school_id = ${schoolId} and group_id = ${groupId} for update`,
  )

const nameTaken = { class_group_name_key: () => invalid('name', 'GROUP_EXISTS') }

export const saveGroup = async (tx: Tx, group: Group): Promise<void> => {
  const { schoolId, groupId, classId, pupilIds } = group
  await refusing(
    nameTaken,
    tx.execute(
      'class_group_save',
      sql`
        insert into class_group (school_id, group_id, class_id, name, version)
        values (${schoolId}, ${groupId}, ${classId}, ${group.name}, ${group.version})
        on conflict (school_id, group_id) do update
        set name = excluded.name, version = excluded.version`,
    ),
  )
  tx.send(
    'class_group_pupil_delete',
    sql`
      delete from class_group_pupil
      where school_id = ${schoolId} and group_id = ${groupId}
        and pupil_id <> all(${pupilIds}::uuid[])`,
  )
  tx.send(
    'class_group_pupil_insert',
    sql`
      insert into class_group_pupil (school_id, group_id, class_id, pupil_id)
      select ${schoolId}, ${groupId}, ${classId}, pupil_id
      from unnest(${pupilIds}::uuid[]) as pupil_id
      on conflict do nothing`,
  )
}

/** Takes the pupils out of their groups; answers the groups as they are then. */
export const leaveGroups = async (
  tx: Tx,
  schoolId: string,
  pupilIds: readonly string[],
): Promise<Group[]> => {
  const left = await tx.rows<{ groupId: string }>(
    'class_group_leave',
    sql`
      with gone as (
        delete from class_group_pupil
        where school_id = ${schoolId} and pupil_id = any(${pupilIds}::uuid[])
        returning group_id
      )
      update class_group
      set version = version + 1
      where school_id = ${schoolId} and group_id in (select group_id from gone)
      returning group_id`,
  )
  if (left.length === 0) return []
  return tx.rows(
    'class_group_left',
    sql`
      ${selectGroups}
      where school_id = ${schoolId} and group_id = any(${left.map((each) => each.groupId)}::uuid[])`,
  )
}

/** Which of the pupils are in the class and have not left. */
export const findPupilsOfClass = async (
  tx: Tx,
  schoolId: string,
  { classId, pupilIds }: { readonly classId: string; readonly pupilIds: readonly string[] },
): Promise<ReadonlySet<string>> => {
  const rows = await tx.rows<{ pupilId: string }>(
    'class_group_pupils',
    sql`
      select pupil_id
      from pupil
      where school_id = ${schoolId} and class_id = ${classId} and left_on is null
        and pupil_id = any(${pupilIds}::uuid[])
      for share`,
  )
  return new Set(rows.map((row) => row.pupilId))
}
