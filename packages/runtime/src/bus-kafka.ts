import { Kafka, logLevel, Partitioners } from 'kafkajs'
import type { Admin } from 'kafkajs'
import type { Bus } from './bus.ts'
import { openKafkaConsumer } from './kafka-consumer.ts'
import { kafkaLog } from './kafka-log.ts'
import { topicMaker } from './kafka-topics.ts'
import type { Logger } from './log.ts'

export interface KafkaBusOptions {
  readonly brokers: readonly string[]
  readonly clientId: string
  readonly log: Logger
  /** Of topics this process creates; 6 when absent. More partitions mean more consumers side by side. */
  readonly partitions?: number | undefined
  /** Of topics this process creates; 1 when absent. */
  readonly replicationFactor?: number | undefined
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

  const ensureTopics = topicMaker(admin, {
    partitions: options.partitions ?? 6,
    replicationFactor: options.replicationFactor ?? 1,
  })

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
      const opened = await openKafkaConsumer({ kafka, group, topics, onBatch, log: options.log })
      const subscription = {
        [Symbol.asyncDispose]: async () => {
          consumers.delete(subscription)
          await opened[Symbol.asyncDispose]()
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
