import { Kafka, logLevel, Partitioners } from 'kafkajs'
import type { Admin, EachBatchPayload, IHeaders, KafkaMessage } from 'kafkajs'
import type { Bus, OnBatch, ReceivedMessage } from './bus.ts'
import { kafkaLog } from './kafka-log.ts'
import type { Logger } from './log.ts'

export interface KafkaBusOptions {
  readonly brokers: readonly string[]
  readonly clientId: string
  readonly log: Logger
  /** Of topics this process creates; 6 when absent. More partitions mean more consumers side by side. */
  readonly partitions?: number | undefined
  readonly replicationFactor?: number | undefined
}

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

const lagOf = async (admin: Admin, group: string, topics: readonly string[]): Promise<number> => {
  const committed = await admin.fetchOffsets({ groupId: group, topics: [...topics] })
  let lag = 0
  for (const { topic, partitions } of committed) {
    const ends = await admin.fetchTopicOffsets(topic)
    for (const { partition, high, low } of ends) {
      const offset = Number(partitions.find((one) => one.partition === partition)?.offset ?? -1)
      lag += Number(high) - (offset < 0 ? Number(low) : offset)
    }
  }
  return lag
}

/** kafkajs behind the port: idempotent producer, one request in flight, offsets committed after each batch. */
export const createKafkaBus = async (options: KafkaBusOptions): Promise<Bus> => {
  const kafka = new Kafka({
    clientId: options.clientId,
    brokers: [...options.brokers],
    logLevel: logLevel.WARN,
    logCreator: () => kafkaLog(options.log),
    retry: { initialRetryTime: 100, maxRetryTime: 5000, retries: Number.MAX_SAFE_INTEGER },
  })
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { retries: 5 },
  })
  const admin = kafka.admin({ retry: { retries: 5 } })
  const consumers = new Set<AsyncDisposable>()
  // A group that has not committed yet is unknown to the broker.
  const topicsOf = new Map<string, readonly string[]>()
  await admin.connect()
  await producer.connect()

  const ensured = new Set<string>()
  const ensureTopics = async (topics: readonly string[]): Promise<void> => {
    const missing = topics.filter((topic) => !ensured.has(topic))
    if (missing.length === 0) return
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: options.partitions ?? 6,
        replicationFactor: options.replicationFactor ?? 1,
      })),
    })
    for (const topic of missing) ensured.add(topic)
  }

  return {
    publish: async (topic, messages) => {
      await ensureTopics([topic])
      await producer.send({
        topic,
        acks: -1,
        messages: messages.map(({ key, headers, payload }) => ({
          key,
          headers: { ...headers },
          value: payload,
        })),
      })
    },
    subscribe: async (group, topics, onBatch) => {
      await ensureTopics(topics)
      topicsOf.set(group, topics)
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
      await consumer.connect()
      await consumer.subscribe({ topics: [...topics], fromBeginning: true })
      await consumer.run({
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 3,
        eachBatch: takeBatch(onBatch, options.log),
      })
      const subscription = {
        [Symbol.asyncDispose]: async () => {
          consumers.delete(subscription)
          await consumer.disconnect()
        },
      }
      consumers.add(subscription)
      return subscription
    },
    lag: (group) => lagOf(admin, group, topicsOf.get(group) ?? []),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...consumers].map((consumer) => consumer[Symbol.asyncDispose]()))
      await producer.disconnect()
      await admin.disconnect()
    },
  }
}
