import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { conflict } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'
import type { GrantRow } from './rules.ts'

const columns = sql`
  held.grant_id, held.account_id, coalesce(account.username, '') as username, held.holder,
  held.role, held.region_id, held.municipality_id, held.school_id, held.starts_on, held.ends_on,
  held.version, integrator.client_id`

export const lockGrant = (tx: Tx, grantId: string): Promise<GrantRow | undefined> =>
  tx.maybe(
    'grant_lock',
    sql`
      select ${columns}
      from role_grant held
      join account using (account_id)
      left join integrator using (grant_id)
      where held.grant_id = ${grantId}
      for update of held`,
  )

/** Those of the region's authority that do not end before `day`, locked against ending two at once. */
export const lockLastingAuthorities = (tx: Tx, day: string): Promise<GrantRow[]> =>
  tx.rows(
    'grant_lock_authorities',
    sql`
      select ${columns}
      from role_grant held
      join account using (account_id)
      left join integrator using (grant_id)
      where held.role = 'region-authority' and (held.ends_on is null or held.ends_on > ${day}::date)
      order by held.grant_id
      for update of held`,
  )

export const insertGrant = (tx: Tx, grant: GrantRow, grantedBy: string): Promise<number> =>
  refusing(
    { role_grant_open_key: () => conflict('GRANT_EXISTS') },
    tx.execute(
      'grant_insert',
      sql`
        insert into role_grant
          (grant_id, account_id, holder, role, region_id, municipality_id, school_id, starts_on,
            ends_on, granted_by, version)
        values (${grant.grantId}, ${grant.accountId}, ${grant.holder}, ${grant.role},
          ${grant.regionId}, ${grant.municipalityId}, ${grant.schoolId}, ${grant.startsOn},
          ${grant.endsOn}, ${grantedBy}, ${grant.version})`,
    ),
  )

export const saveEnd = (tx: Tx, { grantId, endsOn, version }: GrantRow): void =>
  tx.send(
    'grant_end',
    sql`
      update role_grant
      set ends_on = ${endsOn}, version = ${version}
      where grant_id = ${grantId}`,
  )

/** All, or those that reach the school from within it. */
export const listGrantRows = (read: Read, schoolId: string | undefined): Promise<GrantRow[]> =>
  read.rows(
    'grant_list',
    sql`
      select ${columns}, school.municipality_id as school_municipality_id
      from role_grant held
      join account using (account_id)
      left join integrator using (grant_id)
      left join replica_school school on school.school_id = held.school_id
      ${schoolId === undefined ? sql`` : sql`where held.school_id = ${schoolId}`}
      order by held.holder collate "ru-x-icu", held.grant_id`,
  )

export const authorityExists = async (read: Read): Promise<boolean> =>
  (await read.maybe(
    'grant_authority_exists',
    sql`
      select 1 as one
      from role_grant
      where role = 'region-authority'
      limit 1`,
  )) !== undefined
