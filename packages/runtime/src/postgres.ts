import pg from 'pg'
import { openSession } from './postgres-session.ts'
import type { Session } from './postgres-session.ts'
import type { Read } from './postgres-query.ts'
import { direct, read, transaction } from './postgres-transaction.ts'
import { gatheringSocket } from './postgres-socket.ts'
import { typeParsers } from './rows.ts'
import { sql } from './sql.ts'
import type { Sql } from './sql.ts'
import { observedMetric } from './metrics.ts'

export { join, json, raw, sql } from './sql.ts'
export type { Sql } from './sql.ts'
export { isRetryable, isUnreachable, uniqueViolation } from './postgres-error.ts'
export type { Read } from './postgres-query.ts'
export type { Session } from './postgres-session.ts'

/** Which rows row-level security lets through. */
export type Scope = { readonly schoolId: string } | { readonly everySchool: true }

/** Writing is possible only inside a transaction: there is no other way to get one of these. */
export interface Tx extends Read {
  readonly db: Db
  /** Number of rows touched. */
  execute(name: string, statement: Sql): Promise<number>
  /** Sends without waiting; a failure fails the commit. Saves a round trip where nothing depends on the answer. */
  send(name: string, statement: Sql): void
  /** Runs once the transaction is durable; not at all when it rolls back. */
  afterCommit(work: () => void): void
}

export interface Db extends AsyncDisposable {
  /** Each query runs in the scope; one round trip for a single query. */
  read<T>(scope: Scope, work: (read: Read) => Promise<T>): Promise<T>
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>
  /** No scope: only for functions of the database that set it themselves, and tables without row-level security. */
  readonly direct: Read
  /** A connection of its own, outside the pool: for LISTEN and session locks. */
  connect(): Promise<Session>
  [Symbol.asyncDispose](): Promise<void>
}

export interface PostgresOptions {
  readonly url: string
  /** 10 when absent. */
  readonly maxConnections?: number | undefined
  /** 5,000 when absent: no statement of a request may outlive its deadline. */
  readonly statementTimeoutMs?: number | undefined
  /** Shown in pg_stat_activity. */
  readonly name?: string | undefined
}

/**
 * Each statement is planned once a connection. Left alone, PostgreSQL plans one with `unnest($1)` anew at every call,
 * because it knows the length of this call's array: planning was half of a mark's cost in the database (decision 0012).
 */
const planOnce = '-c plan_cache_mode=force_generic_plan'

/** Opens the pool and proves it by one connection. */
export const openPostgres = async (options: PostgresOptions): Promise<Db> => {
  const config = {
    connectionString: options.url,
    application_name: options.name ?? 'zvonok',
    statement_timeout: options.statementTimeoutMs ?? 5000,
    idle_in_transaction_session_timeout: 30_000,
    options: planOnce,
    types: typeParsers,
    keepAlive: true,
    stream: gatheringSocket,
  }
  const pool = new pg.Pool({
    ...config,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    // Statements go out without waiting for the answer to the one before.
    pipeline: true,
  })
  // An idle connection that dies is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const waiting = observedMetric(
    'db.pool.waiting',
    'Requests waiting for a connection',
    {},
    () => pool.waitingCount,
  )

  const db: Db = {
    read: (scope, work) => read(pool, scope, work),
    transaction: (scope, work) => transaction(db, pool, scope, work),
    direct: direct(pool),
    connect: () => openSession(config),
    [Symbol.asyncDispose]: async () => {
      waiting[Symbol.dispose]()
      await pool.end()
    },
  }
  await db.direct.one('select_one', sql`select 1 as one`)
  return db
}

/**
 * Held until the transaction ends. Statements sent after it see what the former holder committed.
 * Not awaited: the order on the connection is enough.
 */
export const lockSchool = (
  tx: Tx,
  schoolId: string,
  mode: 'shared' | 'exclusive' = 'exclusive',
): void =>
  tx.send(
    'lock_school',
    mode === 'shared'
      ? sql`select pg_advisory_xact_lock_shared(hashtextextended(${schoolId}, 0))`
      : sql`select pg_advisory_xact_lock(hashtextextended(${schoolId}, 0))`,
  )
