import type { ReceivedMessage } from './bus.ts'
import { newId } from './id.ts'
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
