import { randomBytes } from 'node:crypto'

import { json, sql } from '@zvonok/runtime/postgres'
import type { Db } from '@zvonok/runtime/postgres'
import type { JWK } from 'jose'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'

export interface ProviderSecrets {
  /** Private keys, the one in use first. */
  readonly signingKeys: readonly JWK[]
  readonly cookieKeys: readonly string[]
}

const newSigningKeys = async (): Promise<readonly JWK[]> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return [{ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' }]
}

/** Kept in the database with the sessions they protect, so a restart signs nobody out. */
const ensureSecret = async <T>(db: Db, name: string, create: () => Promise<T>): Promise<T> => {
  const find = (): Promise<{ value: T } | undefined> =>
    db.direct.maybe('find_secret', sql`select value from secret where name = ${name}`)
  const known = await find()
  if (known) return known.value
  const value = json(await create())
  await db.transaction({ everySchool: true }, (tx) =>
    tx.execute(
      'put_secret',
      sql`insert into secret (name, value) values (${name}, ${value}) on conflict (name) do nothing`,
    ),
  )
  // Another process may have been first: what stands in the table counts.
  const stored = await find()
  if (!stored) throw new Error(`secret ${name} was not stored`)
  return stored.value
}

export const ensureSecrets = async (db: Db): Promise<ProviderSecrets> => ({
  signingKeys: await ensureSecret(db, 'signing-keys', newSigningKeys),
  cookieKeys: await ensureSecret(db, 'cookie-keys', async () => [
    randomBytes(32).toString('base64url'),
  ]),
})
