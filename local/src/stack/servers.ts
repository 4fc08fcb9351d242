import { join } from 'node:path'
import type { Citizen } from '../esia-simulator/citizens.ts'
import { createDatabases, dropDatabases } from '../databases.ts'
import { bridgeClient, bridgeIssuer, esiaMnemonic } from '../environment.ts'
import type { PlatformSetup } from '../environment.ts'
import { startEsiaSimulator } from '../esia-simulator/simulator.ts'
import { startKafka } from '../servers/kafka.ts'
import { startKeycloak } from '../servers/keycloak.ts'
import { startPostgres } from '../servers/postgres.ts'
import { startRedis } from '../servers/redis.ts'
import { openSettings } from '../settings.ts'

export interface StackOptions {
  /** Keeps everything: databases, topics, keys, ports. */
  readonly directory: string
  readonly port: number
  /** People who can sign in at the Gosuslugi simulator. */
  readonly citizens: readonly Citizen[]
  /** For every process: `CLOCK_START`, `LOG_LEVEL`. */
  readonly shared?: PlatformSetup['shared']
  readonly say: (line: string) => void
  /** Begins anew: what an earlier life of the folder left on the servers is dropped. */
  readonly isCleared?: boolean
}

export interface StackServers extends AsyncDisposable {
  readonly setup: PlatformSetup
  /** The environment of processes that use Kafka and Redis. */
  readonly external: PlatformSetup['shared']
}

/** PostgreSQL, Kafka, Redis, Keycloak and the Gosuslugi simulator, with what the platform needs to reach them. */
export const startStackServers = async (options: StackOptions): Promise<StackServers> => {
  const { directory, port, citizens, say, isCleared = false } = options
  const settings = await openSettings(directory)
  const { ports } = settings
  const opened: AsyncDisposable[] = []
  const close = async (): Promise<void> => {
    for (const resource of opened.toReversed()) await resource[Symbol.asyncDispose]()
  }
  const open = async <T extends AsyncDisposable>(starting: Promise<T>): Promise<T> => {
    const resource = await starting
    opened.push(resource)
    return resource
  }
  const at = (name: string, own: number) => ({
    dataDirectory: join(directory, name),
    port: own,
    log: say,
  })
  try {
    const started = await Promise.allSettled([
      open(startPostgres(at('postgres', ports.postgres))),
      open(startKafka(at('kafka', ports.kafka))),
      open(startRedis(at('redis', ports.redis))),
      open(
        startKeycloak({
          ...at('keycloak', ports.openid),
          isCleared,
          realm: {
            publicUrl: `http://127.0.0.1:${port}`,
            esia: { issuer: bridgeIssuer(settings), clientId: bridgeClient },
          },
        }),
      ),
      open(
        startEsiaSimulator({
          citizens,
          port: ports.esia,
          systems: [
            {
              mnemonic: esiaMnemonic,
              certificatePem: settings.esia.certificatePem,
              redirectUris: [`${bridgeIssuer(settings)}/esia/callback`],
              scopes: ['openid', 'fullname', 'birthdate', 'snils'],
            },
          ],
        }),
      ),
    ])
    const failed = started.find((one) => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    const [postgres, kafka, redis, keycloak, esia] = started
    if (
      postgres.status !== 'fulfilled' ||
      kafka.status !== 'fulfilled' ||
      redis.status !== 'fulfilled' ||
      keycloak.status !== 'fulfilled' ||
      esia.status !== 'fulfilled'
    ) {
      throw new Error('a server of the stack did not start')
    }
    const { secrets, issuer, url } = keycloak.value
    if (isCleared) await dropDatabases(postgres.value.url)
    const setup: PlatformSetup = {
      settings,
      databases: await createDatabases(postgres.value.url, settings.databasePassword),
      openId: {
        issuer,
        gatewaySecret: secrets.gateway,
        directory: {
          DIRECTORY: 'keycloak',
          DIRECTORY_URL: url,
          DIRECTORY_REALM: 'zvonok',
          DIRECTORY_CLIENT_ID: 'zvonok-provisioning',
          DIRECTORY_CLIENT_SECRET: secrets.provisioning,
        },
      },
      esia: {
        url: esia.value.url,
        tokenIssuer: esia.value.tokenIssuer,
        tokenPublicKeyPem: esia.value.tokenPublicKeyPem,
        bridgeSecret: secrets.esia,
        redirectUri: `${issuer}/broker/esia/endpoint`,
      },
      shared: options.shared ?? {},
    }
    return {
      setup,
      external: { KAFKA_BROKERS: kafka.value.brokers.join(','), REDIS_URL: redis.value.url },
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
