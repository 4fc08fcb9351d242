import { createDirectBus } from './bus-direct.ts'
import type { Bus } from './bus.ts'
import { createMemoryCache } from './cache-memory.ts'
import type { Cache } from './cache.ts'
import { startingAt, systemClock } from './clock.ts'
import type { Clock } from './clock.ts'
import { ConfigError, readConfig } from './config.ts'
import type { Env } from './config.ts'
import { createMemoryLive } from './live-memory.ts'
import type { Live } from './live.ts'
import { createLog } from './log.ts'
import type { Logger } from './log.ts'
import { Type } from 'typebox'

/** What differs between a laptop and production; chosen here and nowhere else. */
export interface Drivers {
  readonly bus: Bus
  readonly cache: Cache
  readonly live: Live
  readonly clock: Clock
  readonly log: Logger
}

/** Drivers that must be closed by whoever opened them. */
export type OwnedDrivers = Drivers & AsyncDisposable

export const clockFrom = (env: Env): Clock => {
  const start = env['CLOCK_START']
  if (start === undefined || start === '') return systemClock
  if (Number.isNaN(Date.parse(start))) throw new ConfigError(['CLOCK_START is no ISO instant.'])
  return startingAt(start)
}

const openRedisDrivers = async (name: string, url: string, log: Logger) => {
  const { createRedisCache } = await import('./cache-redis.ts')
  const { createRedisLive } = await import('./live-redis.ts')
  return {
    cache: await createRedisCache({ url, prefix: `${name}:`, log }),
    live: await createRedisLive({ url, log }),
  }
}

/** Of topics that this process is the first to need; those that exist stay as they are. */
const topicConfig = Type.Object({
  /** How many consumers of a group work side by side; the events of one school stay in one. */
  KAFKA_PARTITIONS: Type.Integer({ default: 6, minimum: 1 }),
  /** Brokers that keep each event; 1 loses events with a broker, so production sets 3. */
  KAFKA_REPLICATION_FACTOR: Type.Integer({ default: 1, minimum: 1, maximum: 7 }),
})

const openBus = async (name: string, env: Env, log: Logger): Promise<Bus> => {
  const brokers = env['KAFKA_BROKERS']
  if (brokers === undefined || brokers === '') return createDirectBus()
  const { KAFKA_PARTITIONS: partitions, KAFKA_REPLICATION_FACTOR: replicationFactor } = readConfig(
    topicConfig,
    env,
  )
  const { createKafkaBus } = await import('./bus-kafka.ts')
  return createKafkaBus({
    brokers: brokers.split(','),
    clientId: name,
    log,
    partitions,
    replicationFactor,
  })
}

/** Kafka when KAFKA_BROKERS is set, else direct; Redis when REDIS_URL is set, else in process. */
export const openDrivers = async (name: string, env: Env): Promise<OwnedDrivers> => {
  const log = createLog({ service: name, level: env['LOG_LEVEL'] })
  const clock = clockFrom(env)
  const redisUrl = env['REDIS_URL']
  const { cache, live } =
    redisUrl === undefined || redisUrl === ''
      ? { cache: createMemoryCache(), live: createMemoryLive() }
      : await openRedisDrivers(name, redisUrl, log)
  const bus = await openBus(name, env, log)
  return {
    bus,
    cache,
    live,
    clock,
    log,
    [Symbol.asyncDispose]: async () => {
      await bus[Symbol.asyncDispose]()
      await live[Symbol.asyncDispose]()
      await cache[Symbol.asyncDispose]()
    },
  }
}
