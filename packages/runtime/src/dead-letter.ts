import type { ReceivedMessage } from './bus.ts'
import { newId } from './id.ts'
import { applyOnce, recognise } from './inbox.ts'
import type { EventHandler } from './inbox.ts'
import type { Logger } from './log.ts'
import { sql } from './postgres.ts'
import type { Db } from './postgres.ts'

const everySchool = { everySchool: true } as const

// What failed may be the very text: PostgreSQL stores no NUL.
const storable = (text: string | undefined): string => (text ?? '').replaceAll('\0', '�')

/** Sets a message aside with its reason, so that the partition moves on. */
export const bury = (
  db: Db,
  consumer: string,
  message: ReceivedMessage,
  reason: { readonly error: string; readonly tries: number },
): Promise<number> =>
  db.transaction(everySchool, (tx) =>
    tx.execute(
      'dead_letter_insert',
      sql`
        insert into dead_letter (id, consumer, event_id, topic, key, type, headers, payload, error, tries)
        values (${newId()}, ${consumer}, ${storable(message.headers['event-id'])}, ${message.topic},
          ${storable(message.key)}, ${storable(message.headers['type'])},
          ${JSON.stringify(message.headers)}::json, ${message.payload}, ${storable(reason.error)},
          ${reason.tries})`,
    ),
  )

interface DeadLetter {
  readonly id: string
  readonly topic: string
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer
}

const replayOne = (
  db: Db,
  group: string,
  letter: DeadLetter,
  handlers: ReadonlyMap<string, EventHandler>,
): Promise<void> =>
  db.transaction(everySchool, async (tx) => {
    await applyOnce(tx, group, recognise([{ ...letter, partition: 0 }], handlers))
    await tx.execute(
      'dead_letter_replayed',
      sql`update dead_letter set replayed_at = now() where id = ${letter.id}`,
    )
  })

export interface ReplayOptions {
  readonly group: string
  readonly handlers: readonly EventHandler[]
  readonly log: Logger
}

/** Tries the waiting dead letters of the group again, oldest first; those that fail stay. */
export const replayDeadLetters = async (
  db: Db,
  { group, handlers, log }: ReplayOptions,
): Promise<{ replayed: number; failed: number }> => {
  const byType = new Map(handlers.map((handler) => [handler.type, handler]))
  const letters = await db.direct.rows<DeadLetter>(
    'dead_letter_waiting',
    sql`
      select id, topic, key, headers, payload
      from dead_letter
      where consumer = ${group} and replayed_at is null
      order by failed_at, id`,
  )
  let replayed = 0
  for (const letter of letters) {
    try {
      await replayOne(db, group, letter, byType)
      replayed += 1
    } catch (error) {
      log.error({ err: error, deadLetterId: letter.id }, 'the dead letter failed again')
    }
  }
  return { replayed, failed: letters.length - replayed }
}
