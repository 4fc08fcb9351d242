import type { Pool, PoolClient } from 'pg'
import { isId } from './id.ts'
import { failureOf, queriesOn, run } from './postgres-query.ts'
import type { Lease, Read } from './postgres-query.ts'
import type { Db, Scope, Tx } from './postgres.ts'
import { invalid } from './refusal.ts'

const scopeText = (scope: Scope): string => {
  if ('everySchool' in scope) return "set local app.every_school = 'on'"
  // The id goes into the text of a simple query, so its form is what keeps the text safe.
  if (!isId(scope.schoolId)) throw invalid('schoolId', 'NOT_AN_ID')
  return `set local app.school_id = '${scope.schoolId}'`
}

const rollBack = (client: PoolClient): Promise<void> =>
  client.query('rollback').then(
    () => client.release(),
    // A connection that cannot even roll back is thrown away.
    (error: Error) => client.release(error),
  )

/** `begin` travels with the first query, and nobody waits for the end: one round trip for one query. */
export const read = async <T>(
  pool: Pool,
  scope: Scope,
  work: (read: Read) => Promise<T>,
): Promise<T> => {
  const begin = `begin read only; ${scopeText(scope)}`
  const client = await pool.connect()
  const lease: Lease = { client, over: false }
  // When it fails, so does the first query.
  client.query(begin).catch((error: unknown) => failureOf(lease, error))
  try {
    return await work(queriesOn(lease))
  } finally {
    lease.over = true
    void rollBack(client)
  }
}

/** Sends `begin` with the first statement and `commit` with the last ones. */
export const transaction = async <T>(
  db: Db,
  pool: Pool,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const begin = `begin; ${scopeText(scope)}`
  const client = await pool.connect()
  const lease: Lease = { client, over: false }
  const callbacks: (() => void)[] = []
  const tx: Tx = {
    ...queriesOn(lease),
    db,
    execute: async (name, statement) => (await run(lease, name, statement)).rowCount ?? 0,
    send: (name, statement) => {
      // Kept in the lease: the commit tells.
      run(lease, name, statement).catch(() => {})
    },
    afterCommit: (callback) => {
      callbacks.push(callback)
    },
  }

  client.query(begin).catch((error: unknown) => failureOf(lease, error))
  let result: T
  try {
    result = await work(tx)
    lease.over = true
    const { command } = await client.query('commit')
    // A transaction with a failed statement answers a commit with a rollback.
    if (command !== 'COMMIT') throw lease.failure ?? new Error('the transaction was aborted')
  } catch (error) {
    lease.over = true
    await rollBack(client)
    throw error
  }
  client.release()
  for (const callback of callbacks) callback()
  return result
}

/** Each query on whatever connection is free. */
export const direct = (pool: Pool): Read => {
  const pooled = async <T>(work: (read: Read) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    try {
      return await work(queriesOn({ client, over: false }))
    } finally {
      client.release()
    }
  }
  return {
    rows: (name, statement) => pooled((on) => on.rows(name, statement)),
    maybe: (name, statement) => pooled((on) => on.maybe(name, statement)),
    one: (name, statement) => pooled((on) => on.one(name, statement)),
  }
}
