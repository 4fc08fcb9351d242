import type { Bus, ReceivedMessage } from './bus.ts'
import { bury } from './dead-letter.ts'
import { startReplays } from './dead-letter-replay.ts'
import { applyOnce, recognise } from './inbox.ts'
import type { AppliedEvent, EventHandler } from './inbox.ts'
import type { Logger } from './log.ts'
import { isUnreachable } from './postgres-error.ts'
import type { Db } from './postgres.ts'
import { observedMetric } from './metrics.ts'

export interface ConsumerOptions {
  readonly db: Db
  readonly bus: Bus
  /** The service's name: its own position in every topic and its own inbox. */
  readonly group: string
  readonly topics: readonly string[]
  readonly handlers: readonly EventHandler[]
  /** Runs after the commit with what was applied now, repeats left out. */
  readonly afterCommit?: ((applied: readonly AppliedEvent[]) => void) | undefined
  readonly log: Logger
  /** How often it is looked whether somebody wants dead letters tried again; 2,000 when absent. */
  readonly replayPollMs?: number | undefined
}

const maxTries = 5
const everySchool = { everySchool: true } as const

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Subscribes the handlers: a batch in one transaction, one by one when that fails, dead letters after five tries. */
export const startConsumer = async (options: ConsumerOptions): Promise<AsyncDisposable> => {
  const { db, bus, group, log } = options
  const handlers = new Map(options.handlers.map((handler) => [handler.type, handler]))

  const apply = async (messages: readonly ReceivedMessage[]): Promise<void> => {
    const events = recognise(messages, handlers)
    if (events.length === 0) return
    const applied = await db.transaction(everySchool, (tx) => applyOnce(tx, group, events))
    if (applied.length > 0) options.afterCommit?.(applied)
  }

  const applyAlone = async (message: ReceivedMessage): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await apply([message])
      } catch (error) {
        // Not the message's fault: the whole batch comes again when the database is back.
        if (isUnreachable(error)) throw error
        if (tries === maxTries) {
          const eventId = message.headers['event-id']
          log.error({ err: error, group, eventId, type: message.headers['type'] }, 'dead letter')
          const reason = error instanceof Error ? error.message : String(error)
          await bury(db, group, message, { error: reason, tries })
          return
        }
        await pause(20 * 2 ** tries)
      }
    }
  }

  const onBatch = async (messages: readonly ReceivedMessage[]): Promise<void> => {
    try {
      await apply(messages)
    } catch (error) {
      if (isUnreachable(error)) throw error
      for (const message of messages) await applyAlone(message)
    }
  }

  const lag = observedMetric('consumer.lag', 'Messages not yet taken', { group }, () =>
    bus.lag(group),
  )
  const subscription = await bus.subscribe(group, options.topics, onBatch)
  const replays = startReplays({ db, group, handlers, log, pollMs: options.replayPollMs })
  return {
    [Symbol.asyncDispose]: async () => {
      lag[Symbol.dispose]()
      await replays[Symbol.asyncDispose]()
      await subscription[Symbol.asyncDispose]()
    },
  }
}
