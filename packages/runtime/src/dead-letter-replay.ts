import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { applyOnce, recognise } from './inbox.ts'
import type { EventHandler } from './inbox.ts'
import type { Logger } from './log.ts'
import { sql } from './postgres.ts'
import type { Db } from './postgres.ts'
import { signal } from './signal.ts'

const everySchool = { everySchool: true } as const

interface DeadLetter {
  readonly id: string
  readonly topic: string
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer
}

export interface ReplayOptions {
  readonly db: Db
  readonly group: string
  readonly handlers: ReadonlyMap<string, EventHandler>
  readonly log: Logger
  /** How often it is looked whether somebody asked; 2,000 when absent. */
  readonly pollMs?: number | undefined
}

const replayOne = (
  { db, group, handlers }: ReplayOptions,
  { id, ...letter }: DeadLetter,
): Promise<void> =>
  db.transaction(everySchool, async (tx) => {
    await applyOnce(tx, group, recognise([{ ...letter, partition: 0 }], handlers))
    tx.send(
      'dead_letter_replayed',
      sql`
        update dead_letter set replayed_at = now(), replay_asked_at = null
        where id = ${id}`,
    )
  })

const failedAgain = (db: Db, id: string, error: unknown): Promise<number> =>
  db.transaction(everySchool, (tx) =>
    tx.execute(
      'dead_letter_failed_again',
      sql`
        update dead_letter
        set replay_asked_at = null, tries = tries + 1, error = ${String(error).replaceAll('\0', '�')}
        where id = ${id}`,
    ),
  )

/** Tries the letters somebody asked for, oldest first; one that fails waits to be asked for again. */
const replayAsked = async (options: ReplayOptions): Promise<void> => {
  const { db, group, log } = options
  const letters = await db.direct.rows<DeadLetter>(
    'dead_letter_asked',
    sql`
      select id, topic, key, headers, payload
      from dead_letter
      where consumer = ${group} and replay_asked_at is not null
      order by failed_at, id`,
  )
  for (const letter of letters) {
    try {
      await replayOne(options, letter)
    } catch (error) {
      log.error({ err: error, deadLetterId: letter.id }, 'the dead letter failed again')
      await failedAgain(db, letter.id, error)
    }
  }
}

/** Looks for letters to replay while the consumer lives: only the running service has what applies them. */
export const startReplays = (options: ReplayOptions): AsyncDisposable => {
  const wakeup = signal()
  let stopping = false
  const loop = async (): Promise<void> => {
    while (!stopping) {
      await replayAsked(options).catch((error: unknown) =>
        options.log.warn({ err: error }, 'dead letters could not be looked through'),
      )
      await wakeup.wait(options.pollMs ?? 2000)
    }
  }
  const running = loop()
  return {
    [Symbol.asyncDispose]: async () => {
      stopping = true
      wakeup.raise()
      await running
    },
  }
}

interface Outcome {
  readonly type: string
  readonly error: string
  readonly isReplayed: boolean
  readonly isWaiting: boolean
}

const lookAgainMs = 250

/**
 * `node dist/main.js replay-dead-letters`: asks the running service to try every dead letter again and
 * answers, a line each, what became of them. Throws when a letter failed again, or nobody took them in time.
 */
export const askForReplay = async ({
  url,
  withinMs = 60_000,
}: {
  readonly url: string
  readonly withinMs?: number
}): Promise<string> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    const { rows: asked } = await client.query<{ id: string }>(
      'update dead_letter set replay_asked_at = now() where replayed_at is null returning id',
    )
    const until = Date.now() + withinMs
    for (;;) {
      const { rows } = await client.query<Outcome>(
        `select type, error, replayed_at is not null as "isReplayed",
           replay_asked_at is not null as "isWaiting"
         from dead_letter where id = any($1) order by failed_at, id`,
        [asked.map(({ id }) => id)],
      )
      const waiting = rows.filter(({ isWaiting }) => isWaiting).length
      const failed = rows.filter(({ isReplayed, isWaiting }) => !isReplayed && !isWaiting)
      if (waiting === 0 && failed.length === 0) return `${rows.length} replayed`
      if (waiting === 0) {
        const reasons = failed.map(({ type, error }) => `${type}: ${error}`)
        throw new Error(
          `${rows.length - failed.length} replayed, ${failed.length} failed again\n${reasons.join('\n')}`,
        )
      }
      if (Date.now() > until)
        throw new Error(`${waiting} of ${rows.length} were not taken: is the service running?`)
      await wait(lookAgainMs)
    }
  } finally {
    await client.end()
  }
}
