import type { EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs'
import type { OnBatch, ReceivedMessage } from './bus.ts'
import type { Logger } from './log.ts'

const textHeaders = (headers: IHeaders | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [
      name,
      String(Array.isArray(value) ? value[0] : value),
    ]),
  )

const received = (topic: string, partition: number, message: KafkaMessage): ReceivedMessage => ({
  topic,
  partition,
  key: message.key?.toString() ?? '',
  headers: textHeaders(message.headers),
  payload: message.value ?? Buffer.alloc(0),
})

const heartbeatMs = 3000
const restartMs = 1000

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Repeats a batch until it is taken; heartbeats meanwhile, so that the group does not give the partition away. */
const takeBatch = (onBatch: OnBatch, log: Logger) => async (payload: EachBatchPayload) => {
  const { batch, resolveOffset, heartbeat, isRunning, isStale } = payload
  const wanted = (): boolean => isRunning() && !isStale()
  const messages = batch.messages.map((one) => received(batch.topic, batch.partition, one))
  const beating = setInterval(() => void heartbeat().catch(() => {}), heartbeatMs)
  try {
    for (let tries = 1; wanted(); tries += 1) {
      try {
        await onBatch(messages)
        resolveOffset(batch.lastOffset())
        return
      } catch (error) {
        if (tries === 1) log.warn({ err: error, topic: batch.topic }, 'a batch is tried again')
        await pause(Math.min(50 * 2 ** tries, heartbeatMs))
      }
    }
  } finally {
    clearInterval(beating)
  }
}

export interface KafkaConsumerOptions {
  readonly kafka: Kafka
  readonly group: string
  readonly topics: readonly string[]
  readonly onBatch: OnBatch
  readonly log: Logger
}

/** A member of the group that comes back after whatever happens to the brokers. */
export const openKafkaConsumer = async (
  options: KafkaConsumerOptions,
): Promise<AsyncDisposable> => {
  const { kafka, group, topics, onBatch, log } = options
  const consumer = kafka.consumer({
    groupId: group,
    sessionTimeout: 15_000,
    heartbeatInterval: heartbeatMs,
    rebalanceTimeout: 15_000,
    // The broker answers as soon as there is anything; an empty fetch is held this long.
    maxWaitTimeInMs: 500,
    minBytes: 1,
    retry: { initialRetryTime: 100, maxRetryTime: 5000, restartOnFailure: async () => true },
  })
  let stopped = false
  let restart: NodeJS.Timeout | undefined

  const consume = async (): Promise<void> => {
    await consumer.connect()
    await consumer.subscribe({ topics: [...topics], fromBeginning: true })
    await consumer.run({
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 3,
      eachBatch: takeBatch(onBatch, log),
    })
  }
  const consumeAgain = (): void => {
    if (stopped) return
    restart = setTimeout(() => void consume().catch(consumeAgain), restartMs)
  }
  // kafkajs restarts by itself only after what it thinks may pass.
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    log.error({ err: payload.error, group }, 'the consumer stopped and starts again')
    if (!payload.restart) consumeAgain()
  })
  await consume()
  return {
    [Symbol.asyncDispose]: async () => {
      stopped = true
      clearTimeout(restart)
      await consumer.disconnect()
    },
  }
}
