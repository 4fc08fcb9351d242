import type { Clock } from './clock.ts'
import type { Logger } from './log.ts'
import { sql } from './postgres.ts'
import type { Db, Sql } from './postgres.ts'

const hourMs = 3_600_000
const everySchool = { everySchool: true } as const

/** Beyond this a repeated event is recognised by its version alone. */
const inboxDays = 30
/** A client that repeats a command does so within minutes; two days cover a weekend without network. */
const keyHours = 48

const keyLimit = (clock: Clock): Date => new Date(clock.now().getTime() - keyHours * hourMs)

// So that no statement comes near its time limit and no lock is held for long.
const batchSize = 10_000

const inBatches = async (db: Db, name: string, statement: Sql): Promise<void> => {
  while ((await db.transaction(everySchool, (tx) => tx.execute(name, statement))) === batchSize);
}

/** Forgets what nobody will ask for again: old inbox rows and idempotency keys. */
export const tidy = async (db: Db, clock: Clock): Promise<void> => {
  await inBatches(
    db,
    'inbox_tidy',
    sql`
      delete from inbox
      where ctid = any(array(
        select ctid from inbox
        where applied_at < now() - make_interval(days => ${inboxDays}::integer)
        limit ${batchSize}))`,
  )
  await inBatches(
    db,
    'idempotency_tidy',
    sql`
      delete from idempotency_key
      where ctid = any(array(
        select ctid from idempotency_key
        where created_at < ${keyLimit(clock)}
        limit ${batchSize}))`,
  )
}

/** Tidies every hour. Several processes may do it at once: they delete the same rows. */
export const startHousekeeping = (db: Db, clock: Clock, log: Logger): AsyncDisposable => {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = tidy(db, clock).catch((error: unknown) => log.warn({ err: error }, 'tidying failed'))
  }, hourMs)
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await running
    },
  }
}
