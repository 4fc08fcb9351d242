import { setTimeout as pause } from 'node:timers/promises'
import type { Admin } from 'kafkajs'

export interface TopicOptions {
  readonly partitions: number
  readonly replicationFactor: number
}

const betweenTriesMs = 100
const mostTries = 100

/** A topic that another process makes at the same moment is unknown to the broker for a while, which kafkajs does not retry. */
const isUnknownYet = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'type') === 'UNKNOWN_TOPIC_OR_PARTITION'

const makeTopics = async (
  admin: Admin,
  topics: readonly string[],
  { partitions, replicationFactor }: TopicOptions,
): Promise<void> => {
  // With one broker away publishing goes on; with fewer copies than this it waits, and the outbox keeps the rows.
  const inSync = Math.max(1, replicationFactor - 1)
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map((topic) => ({
      topic,
      numPartitions: partitions,
      replicationFactor,
      configEntries: [{ name: 'min.insync.replicas', value: String(inSync) }],
    })),
  })
  await admin.fetchTopicMetadata({ topics: [...topics] })
}

/** Makes topics once; resolves when the broker knows them, whoever made them. */
export const topicMaker = (admin: Admin, options: TopicOptions) => {
  const ensured = new Set<string>()
  return async (topics: readonly string[]): Promise<void> => {
    const missing = topics.filter((topic) => !ensured.has(topic))
    if (missing.length === 0) return
    for (let tries = 1; ; tries += 1) {
      try {
        await makeTopics(admin, missing, options)
        break
      } catch (error) {
        if (!isUnknownYet(error) || tries === mostTries) throw error
        await pause(betweenTriesMs)
      }
    }
    for (const topic of missing) ensured.add(topic)
  }
}
