import { randomInt } from 'node:crypto'
import type { Logger } from './log.ts'
import { sql } from './postgres.ts'
import type { Db, Session } from './postgres.ts'

/** A process that runs jobs, known to the others by a session lock that dies with it. */
export interface Worker extends AsyncDisposable {
  readonly process: number
}

// First half of the lock's key: tells these locks from all others.
const lockClass = 20_611
const checkMs = 15_000

export const maxTries = 3

const hold = async (db: Db, process: number): Promise<Session> => {
  const session = await db.connect()
  await session.rows(
    'job_worker_lock',
    sql`select pg_advisory_lock(${lockClass}::integer, ${process}::integer)`,
  )
  return session
}

/**
 * Gives back the jobs of processes that are gone; graphile-worker alone would wait four hours.
 * A job that brought down its process three times has failed.
 */
const rescue = async (db: Db, log: Logger): Promise<void> => {
  const lost = await db.transaction({ everySchool: true }, (tx) =>
    tx.rows<{ jobId: string; worker: string; state: string }>(
      'job_rescue',
      sql`
        update job
        set state = case when tries < ${maxTries} then 'queued' else 'failed' end,
          refusal = case when tries < ${maxTries} then null else '{"reason": "INTERNAL"}'::jsonb end,
          finished_at = case when tries < ${maxTries} then null else now() end
        where state = 'running' and not exists (
          select from pg_locks
          where locktype = 'advisory' and objsubid = 2
            and database = (select oid from pg_database where datname = current_database())
            and classid = ${lockClass}::integer::oid and objid = job.process::oid)
        returning job_id, worker, state`,
    ),
  )
  if (lost.length === 0) return
  log.warn({ jobs: lost.map(({ jobId, state }) => ({ jobId, state })) }, 'jobs of a lost process')
  await db.direct.rows(
    'job_unlock',
    sql`select graphile_worker.force_unlock_workers(${lost.map((job) => job.worker)}::text[])`,
  )
}

/** Announces this process and looks after the jobs of others from time to time. */
export const enlist = async (db: Db, log: Logger): Promise<Worker> => {
  const process = randomInt(1, 2 ** 31 - 1)
  let session: Session | undefined
  const check = async (): Promise<void> => {
    if (session === undefined) {
      const held = await hold(db, process)
      held.onLost(() => {
        session = undefined
      })
      session = held
    }
    await rescue(db, log)
  }
  await check()
  const timer = setInterval(() => {
    check().catch((error: unknown) => log.warn({ err: error }, 'lost jobs could not be looked for'))
  }, checkMs)
  return {
    process,
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await session?.[Symbol.asyncDispose]()
    },
  }
}
