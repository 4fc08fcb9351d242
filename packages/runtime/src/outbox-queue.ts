import type { Bus } from './bus.ts'
import { sql } from './postgres.ts'
import type { Db, Session } from './postgres.ts'
import { observedMetric } from './metrics.ts'
import { inProducerSpan } from './telemetry.ts'

interface OutboxRow {
  readonly id: number
  readonly topic: string
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer
}

const batchSize = 500
/** The events of one school are one record batch, of which a broker takes a megabyte at most. */
const batchBytes = 700_000
export const channel = 'outbox'

/** Publishes one batch in id order and deletes what was acknowledged; answers how many. No cursor: rows of slow transactions are never passed over. */
export const publishBatch = async (session: Session, bus: Bus): Promise<number> => {
  const rows = await session.rows<OutboxRow>(
    'outbox_next',
    sql`
      select id, topic, key, headers, payload
      from (
        select id, topic, key, headers, payload,
          sum(octet_length(payload)) over (order by id) - octet_length(payload) as bytes_before
        from (
          select id, topic, key, headers, payload
          from outbox
          order by id
          limit ${batchSize}
        ) as oldest
      ) as batch
      where bytes_before < ${batchBytes}
      order by id`,
  )
  const byTopic = new Map<string, OutboxRow[]>()
  for (const row of rows) byTopic.set(row.topic, [...(byTopic.get(row.topic) ?? []), row])
  for (const [topic, messages] of byTopic) {
    const traces = () => messages.map(({ headers }) => headers['traceparent'])
    await inProducerSpan(`publish ${topic}`, traces, () => bus.publish(topic, messages))
  }
  if (rows.length > 0) {
    await session.execute(
      'outbox_delete',
      sql`delete from outbox where id = any(${rows.map((row) => row.id)}::bigint[])`,
    )
  }
  return rows.length
}

/** The session that holds the relay's lock and hears its notifications; undefined while another has it. */
export const becomeActive = async (db: Db, wake: () => void): Promise<Session | undefined> => {
  const session = await db.connect()
  try {
    const { taken } = await session.one<{ taken: boolean }>(
      'outbox_lock',
      sql`select pg_try_advisory_lock(hashtextextended(${channel}, 0)) as taken`,
    )
    if (taken) {
      session.onNotification(wake)
      await session.execute('outbox_listen', sql`listen outbox`)
      return session
    }
  } catch (error) {
    await session[Symbol.asyncDispose]()
    throw error
  }
  await session[Symbol.asyncDispose]()
  return undefined
}

export const lagMetric = (db: Db, service: string): Disposable =>
  observedMetric('outbox.lag', 'Age of the oldest unpublished event, s', { service }, async () => {
    const { seconds } = await db.direct.one<{ seconds: number }>(
      'outbox_lag',
      sql`
        select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as seconds
        from outbox`,
    )
    return seconds
  })
