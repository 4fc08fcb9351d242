import type { Override } from '@zvonok/policy/resolve'
import { json, sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { SchoolFacts } from '../access.ts'

export interface OverrideRow extends Override {
  readonly author: string
  readonly fixed: boolean
  /** The region, municipality or school that decided. */
  readonly ownerId: string
}

/** The overrides of all levels that concern any of the schools, oldest first. */
export const listOverrides = (
  read: Read,
  schools: readonly SchoolFacts[],
): Promise<OverrideRow[]> => {
  const authorities = schools.flatMap((school) => [school.regionId, school.municipalityId])
  return read.rows(
    'policy_list',
    sql`
      select level as layer, authority_id as owner_id, key, valid_from, value, ground,
        level as source, author, is_fixed as fixed
      from authority_policy
      where authority_id = any(${[...new Set(authorities)]}::uuid[])
      union all
      select 'school', school_id, key, valid_from, value, ground, 'school', author, false
      from policy
      where school_id = any(${schools.map((school) => school.schoolId)}::uuid[])
      order by key, valid_from`,
  )
}

/** Those that concern one school, out of many. */
export const overridesOf = (
  school: SchoolFacts,
  overrides: readonly OverrideRow[],
): OverrideRow[] => {
  const owners = [school.schoolId, school.municipalityId, school.regionId]
  return overrides.filter((override) => owners.includes(override.ownerId))
}

/** A second decision for the same key and day replaces the first; the audit keeps both. */
export const saveOverride = (tx: Tx, override: OverrideRow, setAt: Date): void => {
  const { layer, ownerId, key, validFrom, value, ground, author, fixed } = override
  if (layer === 'school') {
    tx.send(
      'policy_save',
      sql`
        insert into policy (school_id, key, valid_from, value, ground, author, set_at)
        values (${ownerId}, ${key}, ${validFrom}, ${json(value)}, ${ground}, ${author}, ${setAt})
        on conflict (school_id, key, valid_from) do update
        set value = excluded.value, ground = excluded.ground, author = excluded.author,
          set_at = excluded.set_at`,
    )
    return
  }
  tx.send(
    'authority_policy_save',
    sql`
      insert into authority_policy
        (level, authority_id, key, valid_from, value, ground, author, is_fixed, set_at)
      values (${layer}, ${ownerId}, ${key}, ${validFrom}, ${json(value)}, ${ground}, ${author},
        ${fixed}, ${setAt})
      on conflict (authority_id, key, valid_from) do update
      set value = excluded.value, ground = excluded.ground, author = excluded.author,
        is_fixed = excluded.is_fixed, set_at = excluded.set_at`,
  )
}
