import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { IntegratorRow } from './rules.ts'

const selected = sql`
  select integrator.integrator_id, integrator.grant_id, integrator.client_id, integrator.name,
    held.role, held.municipality_id, held.school_id, held.starts_on, held.ends_on,
    integrator.created_at, integrator.secret_at, integrator.used_at, integrator.revoked_at,
    integrator.version
  from integrator
  join role_grant held using (grant_id)`

export const listIntegratorRows = (read: Read, regionId: string): Promise<IntegratorRow[]> =>
  read.rows(
    'integrator_list',
    sql`
      ${selected}
      where held.region_id = ${regionId}
      order by integrator.name collate "ru-x-icu", integrator.integrator_id`,
  )

export const findIntegrator = (
  read: Read,
  regionId: string,
  integratorId: string,
): Promise<IntegratorRow | undefined> =>
  read.maybe(
    'integrator_find',
    sql`
      ${selected}
      where held.region_id = ${regionId} and integrator.integrator_id = ${integratorId}`,
  )

export const lockIntegrator = (
  tx: Tx,
  regionId: string,
  integratorId: string,
): Promise<IntegratorRow | undefined> =>
  tx.maybe(
    'integrator_lock',
    sql`
      ${selected}
      where held.region_id = ${regionId} and integrator.integrator_id = ${integratorId}
      for update of integrator`,
  )

export const insertIntegrator = (tx: Tx, row: IntegratorRow, createdBy: string): void =>
  tx.send(
    'integrator_insert',
    sql`
      insert into integrator
        (integrator_id, grant_id, client_id, name, created_by, created_at, secret_at, version)
      values (${row.integratorId}, ${row.grantId}, ${row.clientId}, ${row.name}, ${createdBy},
        ${row.createdAt}, ${row.secretAt}, ${row.version})`,
  )

export const saveIntegrator = (tx: Tx, row: IntegratorRow): void =>
  tx.send(
    'integrator_save',
    sql`
      update integrator
      set secret_at = ${row.secretAt}, revoked_at = ${row.revokedAt}, version = ${row.version}
      where integrator_id = ${row.integratorId}`,
  )

export interface Identified {
  readonly integratorId: string
  readonly usedAt?: Date | undefined
  readonly revokedAt?: Date | undefined
}

export const identifyIntegratorRow = (
  read: Read,
  issuer: string,
  subject: string,
): Promise<Identified | undefined> =>
  read.maybe(
    'integrator_identify',
    sql`
      select integrator.integrator_id, integrator.used_at, integrator.revoked_at
      from account
      join integrator on integrator.integrator_id = account.account_id
      where account.issuer = ${issuer} and account.subject = ${subject}`,
  )

export const noteUse = (tx: Tx, integratorId: string, at: Date): void =>
  tx.send(
    'integrator_used',
    sql`
      update integrator
      set used_at = ${at}
      where integrator_id = ${integratorId}`,
  )
