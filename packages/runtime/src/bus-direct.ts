import type { Bus, BusMessage, OnBatch, ReceivedMessage } from './bus.ts'

interface Subscription {
  readonly group: string
  readonly topics: readonly string[]
  readonly onBatch: OnBatch
  /** Batches one after another, as one partition would. */
  tail: Promise<unknown>
  left: boolean
}

export interface DirectBus extends Bus {
  /** Lets a paused bus deliver: call it when every consumer has subscribed. */
  resume(): void
}

export interface DirectBusOptions {
  /** Relays wait for `resume()`, so that nothing is delivered before its consumer stands. */
  readonly startPaused?: boolean
}

/**
 * Hands the relay's batch to the subscribers in this process; nothing is kept, the outbox row is the memory.
 * So a group that has left refuses what comes for it: the rows stay for the next start.
 */
export const createDirectBus = ({ startPaused = false }: DirectBusOptions = {}): DirectBus => {
  const subscriptions = new Map<string, Subscription>()
  const waitingByGroup = new Map<string, number>()
  let paused = startPaused
  let open = (): void => {}
  const ready = new Promise<void>((resolve) => {
    open = resolve
  })
  const resume = (): void => {
    paused = false
    open()
  }
  if (!startPaused) resume()

  const count = (group: string, change: number): void => {
    waitingByGroup.set(group, (waitingByGroup.get(group) ?? 0) + change)
  }

  const deliver = async (to: Subscription, batch: readonly ReceivedMessage[]): Promise<void> => {
    if (to.left) throw new Error(`${to.group} has left the bus`)
    count(to.group, batch.length)
    const turn = to.tail.then(() => to.onBatch(batch))
    to.tail = turn.catch(() => {})
    try {
      await turn
    } finally {
      count(to.group, -batch.length)
    }
  }

  return {
    ready,
    resume,
    publish: async (topic: string, messages: readonly BusMessage[]) => {
      if (paused) throw new Error('the bus does not deliver yet')
      const batch = messages.map((message) => ({ ...message, topic, partition: 0 }))
      const listeners = [...subscriptions.values()].filter((one) => one.topics.includes(topic))
      const results = await Promise.allSettled(listeners.map((one) => deliver(one, batch)))
      const failure = results.find((result) => result.status === 'rejected')
      if (failure !== undefined) throw failure.reason
    },
    subscribe: async (group, topics, onBatch) => {
      const subscription = { group, topics, onBatch, tail: Promise.resolve(), left: false }
      subscriptions.set(`${group} ${topics.join()}`, subscription)
      return {
        [Symbol.asyncDispose]: async () => {
          subscription.left = true
          await subscription.tail
        },
      }
    },
    lag: async (group) => waitingByGroup.get(group) ?? 0,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...subscriptions.values()].map((one) => one.tail))
    },
  }
}
