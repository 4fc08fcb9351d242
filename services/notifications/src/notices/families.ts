import { sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'

/** A pupil and who is told about the pupil. */
export interface Family {
  readonly pupilId: string
  /** Given name and surname. */
  readonly name: string
  readonly parentIds: readonly string[]
}

/** Without those who left: nothing more is published about them [L 3.1.1]. */
export const findFamilies = async (
  tx: Tx,
  schoolId: string,
  pupilIds: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, Family>> => {
  const rows = await tx.rows<Family>(
    'family_find',
    sql`
      select pupil_id, name,
        array(
          select person_id
          from replica_parent_child child
          where child.school_id = pupil.school_id and child.pupil_id = pupil.pupil_id
          order by person_id
        )::text[] as parent_ids
      from replica_pupil pupil
      where school_id = ${schoolId} and pupil_id = any(${pupilIds}::uuid[])
        and (left_on is null or left_on >= ${on}::date)`,
  )
  return new Map(rows.map((family) => [family.pupilId, family]))
}

/** A class, or a group of it. */
export interface Place {
  readonly classId: string
  /** Empty for the whole class. */
  readonly groupId: string
}

export const placeKey = ({ classId, groupId }: Place): string => `${classId} ${groupId}`

/** Who is taught in each place, by its key. */
export const findFamiliesOf = async (
  tx: Tx,
  schoolId: string,
  places: readonly Place[],
): Promise<ReadonlyMap<string, readonly Family[]>> => {
  const rows = await tx.rows<Place & { readonly families: readonly Family[] }>(
    'family_of_place',
    sql`
      select place.class_id, place.group_id,
        json_agg(json_build_object(
          'pupilId', pupil.pupil_id, 'name', pupil.name,
          'parentIds', (
            select coalesce(json_agg(person_id order by person_id), '[]')
            from replica_parent_child child
            where child.school_id = ${schoolId} and child.pupil_id = pupil.pupil_id
          )
        ) order by pupil.name) as families
      from unnest(
        ${places.map((place) => place.classId)}::uuid[],
        ${places.map((place) => place.groupId)}::text[]
      ) as place (class_id, group_id)
      join replica_pupil pupil
        on pupil.school_id = ${schoolId} and pupil.class_id = place.class_id
        and pupil.left_on is null
      where place.group_id = '' or pupil.pupil_id in (
        select unnest(pupil_ids)
        from replica_group
        where school_id = ${schoolId} and group_id = nullif(place.group_id, '')::uuid
      )
      group by place.class_id, place.group_id`,
  )
  return new Map(rows.map((row) => [placeKey(row), row.families]))
}

/** The words of a notice by id, in one statement; what is not known yet is empty. */
export const findNames = async (
  tx: Tx,
  schoolId: string,
  asked: {
    readonly subjectIds?: readonly string[]
    readonly staffIds?: readonly string[]
    readonly classIds?: readonly string[]
  },
): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.rows<{ id: string; name: string }>(
    'name_find',
    sql`
      select subject_id as id, name
      from replica_subject
      where school_id = ${schoolId} and subject_id = any(${asked.subjectIds ?? []}::uuid[])
      union all
      select person_id, short_name
      from replica_staff
      where school_id = ${schoolId} and person_id = any(${asked.staffIds ?? []}::uuid[])
      union all
      select class_id, name
      from replica_class
      where school_id = ${schoolId} and class_id = any(${asked.classIds ?? []}::uuid[])`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
