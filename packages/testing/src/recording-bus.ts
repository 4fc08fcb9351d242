import { createDirectBus } from '@zvonok/runtime/bus-direct'
import type { Bus, BusMessage } from '@zvonok/runtime/bus'
import { fromHeaders } from '@zvonok/runtime/envelope'
import type { Envelope } from '@zvonok/runtime/envelope'
import type { Message } from '@zvonok/runtime/message'

export interface RecordedEvent<T> {
  readonly event: T
  readonly envelope: Envelope
}

export interface RecordingBus extends Bus {
  /** Every event of the type that was published, oldest first. */
  recorded<T>(type: Message<T>): RecordedEvent<T>[]
  /** An event from outside: delivered, not recorded. */
  feed(topic: string, message: BusMessage): Promise<void>
  /** Forgets what was recorded so far. */
  forget(): void
}

/** Direct delivery that remembers what passed. */
export const createRecordingBus = (): RecordingBus => {
  const bus = createDirectBus()
  const seen: { readonly envelope: Envelope; readonly payload: Buffer }[] = []
  return {
    publish: async (topic, messages) => {
      await bus.publish(topic, messages)
      for (const { headers, payload } of messages) {
        seen.push({ envelope: fromHeaders(headers), payload })
      }
    },
    subscribe: (group, topics, onBatch) => bus.subscribe(group, topics, onBatch),
    lag: (group) => bus.lag(group),
    recorded: (type) =>
      seen
        .filter(({ envelope }) => envelope.type === type.$type)
        .map(({ envelope, payload }) => ({ event: type.decode(payload), envelope })),
    feed: (topic, message) => bus.publish(topic, [message]),
    forget: () => {
      seen.length = 0
    },
    [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose](),
  }
}
