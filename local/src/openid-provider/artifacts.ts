import { InvalidGrant } from '@zvonok/identity/openid/library'
import { json, sql } from '@zvonok/runtime/postgres'
import type { Db } from '@zvonok/runtime/postgres'
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

const wholeDatabase = { everySchool: true } as const

interface Row {
  readonly payload: AdapterPayload
  readonly consumedAt: Date | undefined
}

const payloadOf = (row: Row | undefined): AdapterPayload | undefined =>
  row && { ...row.payload, ...(row.consumedAt && { consumed: row.consumedAt.getTime() / 1000 }) }

/** What the library keeps, in one table; `account_id` and `grant_id` let a whole account or grant be ended at once. */
export const artifactAdapter =
  (db: Db): AdapterFactory =>
  (kind): Adapter => {
    const execute = (name: string, statement: ReturnType<typeof sql>): Promise<number> =>
      db.transaction(wholeDatabase, (tx) => tx.execute(name, statement))

    return {
      find: async (id) =>
        payloadOf(
          await db.direct.maybe(
            'find_artifact',
            sql`select payload, consumed_at from artifact
                where kind = ${kind} and id = ${id} and (expires_at is null or expires_at > now())`,
          ),
        ),
      findByUid: async (uid) =>
        payloadOf(
          await db.direct.maybe(
            'find_artifact_by_uid',
            sql`select payload, consumed_at from artifact
                where kind = ${kind} and uid = ${uid} and (expires_at is null or expires_at > now())`,
          ),
        ),
      // The device flow is off.
      findByUserCode: async () => undefined,
      upsert: async (id, payload, expiresIn) => {
        const { accountId, grantId, uid } = payload
        await execute(
          'put_artifact',
          sql`insert into artifact (kind, id, payload, account_id, grant_id, uid, expires_at)
              values (${kind}, ${id}, ${json(payload)}, ${accountId}, ${grantId}, ${uid}, now() + make_interval(secs => ${expiresIn}))
              on conflict (kind, id) do update set
                payload = excluded.payload,
                account_id = excluded.account_id,
                grant_id = excluded.grant_id,
                uid = excluded.uid,
                expires_at = excluded.expires_at`,
        )
      },
      consume: async (id) => {
        const first = await execute(
          'consume_artifact',
          sql`update artifact set consumed_at = now() where kind = ${kind} and id = ${id} and consumed_at is null`,
        )
        // The library looked before; a second request at the same moment gets here too.
        if (first === 0) throw new InvalidGrant(`${kind} was used before`)
      },
      destroy: async (id) => {
        await execute(
          'delete_artifact',
          sql`delete from artifact where kind = ${kind} and id = ${id}`,
        )
      },
      revokeByGrantId: async (grantId) => {
        await execute(
          'revoke_grant',
          sql`delete from artifact where kind = ${kind} and grant_id = ${grantId}`,
        )
      },
    }
  }

export const deleteExpiredArtifacts = (db: Db): Promise<number> =>
  db.transaction(wholeDatabase, (tx) =>
    tx.execute('delete_expired_artifacts', sql`delete from artifact where expires_at < now()`),
  )
