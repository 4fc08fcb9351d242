import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { KafkaServer } from './kafka.ts'
import { startKafka } from './kafka.ts'
import type { KeycloakServer } from './keycloak.ts'
import { startKeycloak } from './keycloak.ts'
import type { PostgresServer } from './postgres.ts'
import { startPostgres } from './postgres.ts'
import type { RedisServer } from './redis.ts'
import { startRedis } from './redis.ts'
import type { Log, Server } from './server.ts'

export interface WantedServers {
  readonly postgres?: boolean
  readonly kafka?: boolean
  readonly redis?: boolean
  readonly keycloak?: boolean
  readonly log?: Log
}

export interface TestServers extends AsyncDisposable {
  readonly postgres: PostgresServer | undefined
  readonly kafka: KafkaServer | undefined
  readonly redis: RedisServer | undefined
  readonly keycloak: KeycloakServer | undefined
  /** `TEST_POSTGRES_URL`, `TEST_KAFKA_BROKERS`, `TEST_REDIS_URL`, `TEST_KEYCLOAK_…` of those that run. */
  readonly environment: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

// The data is thrown away after the run: what makes it survive a power cut only costs time. A killed
// process loses nothing by it, so crash tests stay honest.
const fast = { fsync: 'off', full_page_writes: 'off' }

const keycloakEnvironment = ({ url, adminUser, secrets }: KeycloakServer) => ({
  TEST_KEYCLOAK_URL: url,
  TEST_KEYCLOAK_ADMIN_USER: adminUser,
  TEST_KEYCLOAK_ADMIN_PASSWORD: secrets.admin,
  TEST_KEYCLOAK_GATEWAY_SECRET: secrets.gateway,
  TEST_KEYCLOAK_PROVISIONING_SECRET: secrets.provisioning,
  TEST_KEYCLOAK_ESIA_SECRET: secrets.esia,
})

/** Starts the wanted servers at once, on free ports and with data that is removed when they stop. */
export const startTestServers = async (wanted: WantedServers): Promise<TestServers> => {
  const root = await mkdtemp(join(tmpdir(), 'zvonok-servers-'))
  // PostgreSQL may run as another user, who has to get in.
  await chmod(root, 0o755)
  const log = wanted.log ?? (() => {})
  const options = (name: string) => ({ dataDirectory: join(root, name), log })
  const starts = [
    wanted.postgres && startPostgres({ ...options('postgres'), settings: fast }),
    wanted.kafka && startKafka(options('kafka')),
    wanted.redis && startRedis(options('redis')),
    wanted.keycloak && startKeycloak(options('keycloak')),
  ] as const
  const outcomes = await Promise.allSettled(starts.filter((start) => typeof start === 'object'))
  const running = outcomes.flatMap((outcome): Server[] =>
    outcome.status === 'fulfilled' ? [outcome.value] : [],
  )
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((server) => server.stop()))
    await rm(root, { recursive: true, force: true })
  }
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed !== undefined) {
    await stop()
    throw failed.reason
  }
  const [postgres, kafka, redis, keycloak] = await Promise.all([
    starts[0] || undefined,
    starts[1] || undefined,
    starts[2] || undefined,
    starts[3] || undefined,
  ])
  const environment = {
    ...(postgres && { TEST_POSTGRES_URL: postgres.url }),
    ...(kafka && { TEST_KAFKA_BROKERS: kafka.brokers.join(',') }),
    ...(redis && { TEST_REDIS_URL: redis.url }),
    ...(keycloak && keycloakEnvironment(keycloak)),
  }
  return {
    postgres,
    kafka,
    redis,
    keycloak,
    environment,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
