import type { Bus } from './bus.ts'
import { signal } from './signal.ts'
import type { Logger } from './log.ts'
import { wakeBy } from './outbox.ts'
import { sql } from './postgres.ts'
import type { Db, Session } from './postgres.ts'
import { observedMetric } from './telemetry.ts'

export interface RelayOptions {
  readonly db: Db
  readonly bus: Bus
  readonly log: Logger
  /** How often the active relay looks without being woken, and a standby tries to become active; 1,000 when absent. */
  readonly pollMs?: number | undefined
}

export interface Relay extends AsyncDisposable {
  /** Resolves when the outbox has been seen empty. */
  settled(): Promise<void>
}

interface OutboxRow {
  readonly id: number
  readonly topic: string
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer
}

const batchSize = 500
const channel = 'outbox'

/** Publishes one batch in id order and deletes what was acknowledged; answers how many. No cursor: rows of slow transactions are never passed over. */
const publishBatch = async (session: Session, bus: Bus): Promise<number> => {
  const rows = await session.rows<OutboxRow>(
    'outbox_next',
    sql`select id, topic, key, headers, payload from outbox order by id limit ${batchSize}`,
  )
  const byTopic = new Map<string, OutboxRow[]>()
  for (const row of rows) byTopic.set(row.topic, [...(byTopic.get(row.topic) ?? []), row])
  for (const [topic, messages] of byTopic) await bus.publish(topic, messages)
  if (rows.length > 0) {
    await session.execute(
      'outbox_delete',
      sql`delete from outbox where id = any(${rows.map((row) => row.id)}::bigint[])`,
    )
  }
  return rows.length
}

const becomeActive = async (db: Db, wake: () => void): Promise<Session | undefined> => {
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

const lagMetric = (db: Db, service: string): Disposable =>
  observedMetric('outbox.lag', 'Age of the oldest unpublished event, s', { service }, async () => {
    const { seconds } = await db.direct.one<{ seconds: number }>(
      'outbox_lag',
      sql`
        select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as seconds
        from outbox`,
    )
    return seconds
  })

/** One relay per database publishes, the others of the same service stand by for its lock. */
export const startRelay = ({ db, bus, log, pollMs = 1000 }: RelayOptions): Relay => {
  const wakeup = signal()
  let session: Session | undefined
  let stopping = false
  let askToStop = (): void => {}
  const stopAsked = new Promise<void>((resolve) => {
    askToStop = resolve
  })
  let failures = 0
  let waiters: (() => void)[] = []
  let notifying = false

  // The NOTIFY goes outside the announcing transaction: inside, it would make all commits queue for one lock.
  const wake = (): void => {
    if (session !== undefined) return wakeup.raise()
    if (notifying) return
    notifying = true
    db.direct.rows('outbox_notify', sql`select pg_notify(${channel}, '')`).then(
      () => (notifying = false),
      () => (notifying = false),
    )
  }

  const activate = async (): Promise<Session | undefined> => {
    const current = await becomeActive(db, wakeup.raise)
    session = current
    current?.onLost(() => {
      if (session === current) session = undefined
    })
    return current
  }

  const pass = async (): Promise<void> => {
    const current = session ?? (await activate())
    if (current === undefined) return
    const asked = waiters
    while ((await publishBatch(current, bus)) > 0);
    waiters = waiters.filter((waiter) => !asked.includes(waiter))
    asked.forEach((resolve) => resolve())
  }

  const loop = async (): Promise<void> => {
    await Promise.race([bus.ready, stopAsked])
    while (!stopping) {
      try {
        await pass()
        failures = 0
        await wakeup.wait(pollMs)
      } catch (error) {
        failures += 1
        if (failures === 1) log.warn({ err: error }, 'the relay could not publish and tries again')
        await wakeup.wait(Math.min(50 * 2 ** failures, 5000))
      }
    }
  }

  const waking = wakeBy(db, wake)
  const lag = lagMetric(db, String(log.bindings()['service'] ?? ''))
  const running = loop()
  return {
    settled: () =>
      new Promise((resolve) => {
        waiters.push(resolve)
        wakeup.raise()
      }),
    [Symbol.asyncDispose]: async () => {
      stopping = true
      askToStop()
      waking[Symbol.dispose]()
      lag[Symbol.dispose]()
      wakeup.raise()
      await running
      // What the last calls announced still leaves; when it cannot, the next start sends it.
      await pass().catch(() => {})
      await session?.[Symbol.asyncDispose]()
    },
  }
}
