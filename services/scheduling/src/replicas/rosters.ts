import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'

/** Whom a group consists of. */
export interface GroupRoster {
  readonly pupilIds: ReadonlySet<string>
  /** All its pupils are taught apart from the class, at home or in the family. */
  readonly isApart: boolean
}

/** By group id. */
export type Rosters = ReadonlyMap<string, GroupRoster>

interface RosterRow {
  readonly groupId: string
  readonly pupilIds: readonly string[]
  readonly isApart: boolean
}

export const loadRosters = async (
  read: Read,
  schoolId: string,
  classIds: readonly string[],
): Promise<Rosters> => {
  const rows = await read.rows<RosterRow>(
    'replica_roster_list',
    sql`
      select group_id, pupil_ids,
        cardinality(pupil_ids) > 0 and pupil_ids <@ array(
          select pupil_id
          from replica_pupil
          where school_id = ${schoolId} and class_id = any(${classIds}::uuid[])
            and is_taught_apart and left_on is null
        ) as is_apart
      from replica_group
      where school_id = ${schoolId} and class_id = any(${classIds}::uuid[])`,
  )
  return new Map(
    rows.map(({ groupId, pupilIds, isApart }) => [
      groupId,
      { pupilIds: new Set(pupilIds), isApart },
    ]),
  )
}
