import type { BusMessage } from './bus.ts'
import type { Clock } from './clock.ts'
import { topicOf, toHeaders } from './envelope.ts'
import { newId } from './id.ts'
import { encode } from './message.ts'
import type { Message } from './message.ts'
import { sql } from './postgres.ts'
import type { Db, Tx } from './postgres.ts'
import { activeTraceparent } from './telemetry.ts'

export interface Announcement {
  /** Absent for facts that belong to no school. */
  readonly schoolId?: string | undefined
  readonly subjectId: string
  /** Of the aggregate after the change; 0 when it has none. */
  readonly version?: number | undefined
  /** Person who acted. */
  readonly actor?: string | undefined
  readonly clock: Clock
}

const wakers = new WeakMap<Db, () => void>()

/** Called after each commit that announced something; set by the relay of this process. */
export const wakeBy = (db: Db, wake: () => void): Disposable => {
  wakers.set(db, wake)
  return { [Symbol.dispose]: () => wakers.delete(db) }
}

const messageOf = <T>(type: Message<T>, payload: T, about: Announcement): BusMessage => ({
  key: about.schoolId ?? about.subjectId,
  headers: toHeaders({
    eventId: newId(),
    type: type.$type,
    schoolId: about.schoolId ?? '',
    subjectId: about.subjectId,
    version: about.version ?? 0,
    occurredAt: about.clock.now(),
    actor: about.actor ?? '',
    trace: activeTraceparent(),
  }),
  payload: encode(type, payload),
})

/**
 * The fact leaves with the commit or not at all; sent without waiting, so it returns nothing to await.
 * Lock the aggregate's row first: that is what keeps the events of one aggregate in order.
 */
export const announce = <T>(tx: Tx, type: Message<T>, payload: T, about: Announcement): void =>
  announceAll(tx, type, [{ payload, about }])

/** Many facts of one type in one statement. */
export const announceAll = <T>(
  tx: Tx,
  type: Message<T>,
  facts: readonly { readonly payload: T; readonly about: Announcement }[],
): void => {
  if (facts.length === 0) return
  const messages = facts.map(({ payload, about }) => messageOf(type, payload, about))
  tx.send(
    'announce',
    sql`
      insert into outbox (topic, key, headers, payload)
      select ${topicOf(type)}, fact.key, fact.headers::json, fact.payload
      from unnest(
        ${messages.map((message) => message.key)}::text[],
        ${messages.map((message) => JSON.stringify(message.headers))}::text[],
        ${messages.map((message) => message.payload)}::bytea[]
      ) with ordinality as fact (key, headers, payload, place)
      order by fact.place`,
  )
  tx.afterCommit(() => wakers.get(tx.db)?.())
}
