import type { Bus } from './bus.ts'
import { signal } from './signal.ts'
import type { Logger } from './log.ts'
import { becomeActive, channel, lagMetric, publishBatch } from './outbox-queue.ts'
import { wakeBy } from './outbox.ts'
import { sql } from './postgres.ts'
import type { Db, Session } from './postgres.ts'

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
