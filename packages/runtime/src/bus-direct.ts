import type { Bus, BusMessage, OnBatch, ReceivedMessage } from './bus.ts'

interface Subscription {
  readonly group: string
  readonly topics: readonly string[]
  readonly onBatch: OnBatch
  /** Batches one after another, as one partition would. */
  tail: Promise<unknown>
}

export interface DirectBus extends Bus {
  /** Lets a paused bus deliver: call it when every consumer has subscribed. */
  resume(): void
}

export interface DirectBusOptions {
  /** Publishers wait until `resume()`, so that nothing is delivered before its consumer stands. */
  readonly startPaused?: boolean
}

/** Hands the relay's batch to the subscribers in this process; nothing is kept, the outbox row is the memory. */
export const createDirectBus = ({ startPaused = false }: DirectBusOptions = {}): DirectBus => {
  const subscriptions = new Set<Subscription>()
  const waitingByGroup = new Map<string, number>()
  let resume = (): void => {}
  const resumed = startPaused
    ? new Promise<void>((resolve) => {
        resume = resolve
      })
    : Promise.resolve()

  const count = (group: string, change: number): void => {
    waitingByGroup.set(group, (waitingByGroup.get(group) ?? 0) + change)
  }

  const deliver = async (to: Subscription, batch: readonly ReceivedMessage[]): Promise<void> => {
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
    publish: async (topic: string, messages: readonly BusMessage[]) => {
      await resumed
      const batch = messages.map((message) => ({ ...message, topic, partition: 0 }))
      const listeners = [...subscriptions].filter((one) => one.topics.includes(topic))
      const results = await Promise.allSettled(listeners.map((one) => deliver(one, batch)))
      const failure = results.find((result) => result.status === 'rejected')
      if (failure !== undefined) throw failure.reason
    },
    subscribe: async (group, topics, onBatch) => {
      const subscription: Subscription = { group, topics, onBatch, tail: Promise.resolve() }
      subscriptions.add(subscription)
      return {
        [Symbol.asyncDispose]: async () => {
          subscriptions.delete(subscription)
          await subscription.tail
        },
      }
    },
    lag: async (group) => waitingByGroup.get(group) ?? 0,
    resume: () => resume(),
    [Symbol.asyncDispose]: async () => {
      resume()
      await Promise.all([...subscriptions].map((one) => one.tail))
      subscriptions.clear()
    },
  }
}
