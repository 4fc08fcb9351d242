import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { Bus } from '@zvonok/runtime/bus'
import { createDirectBus } from '@zvonok/runtime/bus-direct'
import { createMemoryCache } from '@zvonok/runtime/cache-memory'
import type { Clock } from '@zvonok/runtime/clock'
import type { Drivers } from '@zvonok/runtime/drivers'
import { createMemoryLive } from '@zvonok/runtime/live-memory'
import type { Logger } from '@zvonok/runtime/log'
import { startTelemetry } from '@zvonok/runtime/telemetry'
import { createDatabases } from './databases.ts'
import { bridgeClient, bridgeIssuer, esiaMnemonic } from './environment.ts'
import type { PlatformSetup } from './environment.ts'
import type { Citizen } from './esia-simulator/citizens.ts'
import { startEsiaSimulator } from './esia-simulator/simulator.ts'
import { startOpenidProvider } from './openid-provider/provider.ts'
import { startDoor, startServices } from './platform.ts'
import type { Services } from './platform.ts'
import { startPostgres } from './servers/postgres.ts'
import { openSettings } from './settings.ts'

export interface OneProcessOptions {
  /** Keeps the database, keys and ports. */
  readonly directory: string
  readonly port: number
  readonly clock: Clock
  readonly log: Logger
  /** People who can sign in at the Gosuslugi simulator. */
  readonly citizens: readonly Citizen[]
  /** A superuser's URL of a PostgreSQL that runs already; absent: an embedded one in `directory`. */
  readonly postgresUrl?: string | undefined
  /** Before the names of databases and roles, where several platforms share a PostgreSQL. */
  readonly databasePrefix?: string
  /** For the gateway and every service, beside their own: `RATE_LIMIT_PER_MINUTE`. */
  readonly shared?: PlatformSetup['shared']
  /** What carries the events; absent: from the outbox straight to the consumers. Closed by whoever opened it. */
  readonly bus?: Bus
  readonly say?: (line: string) => void
}

export interface Platform extends AsyncDisposable {
  readonly url: string
  readonly services: Services
  readonly drivers: Drivers
  readonly setup: PlatformSetup
}

const webDirectory = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** What a killed laptop may lose of the last half second is not worth slower saving: it stays on. */
const laptop = { shared_buffers: '96MB', synchronous_commit: 'on', max_wal_size: '512MB' }

/** The whole platform in this process: embedded PostgreSQL and OpenID provider, direct events, everything in memory that may be lost. */
export const startOneProcess = async (options: OneProcessOptions): Promise<Platform> => {
  const { directory, port, clock, log, citizens, say = () => {} } = options
  const publicUrl = `http://127.0.0.1:${port}`
  const opened: AsyncDisposable[] = []
  const open = <T extends AsyncDisposable>(resource: T): T => {
    opened.unshift(resource)
    return resource
  }
  const close = async (): Promise<void> => {
    for (const resource of opened) await resource[Symbol.asyncDispose]()
  }
  try {
    open(await startTelemetry('zvonok', process.env))
    const settings = await openSettings(directory)
    const postgresUrl =
      options.postgresUrl ??
      open(
        await startPostgres({
          dataDirectory: join(directory, 'postgres'),
          port: settings.ports.postgres,
          settings: laptop,
          log: say,
        }),
      ).url
    const databases = await createDatabases(
      postgresUrl,
      settings.databasePassword,
      options.databasePrefix,
    )
    const esia = open(
      await startEsiaSimulator({
        citizens,
        port: settings.ports.esia,
        systems: [
          {
            mnemonic: esiaMnemonic,
            certificatePem: settings.esia.certificatePem,
            redirectUris: [`${bridgeIssuer(settings)}/esia/callback`],
            scopes: ['openid', 'fullname', 'birthdate', 'snils'],
          },
        ],
      }),
    )
    const provider = open(
      await startOpenidProvider({
        port: settings.ports.openid,
        databaseUrl: databases.idp,
        secret: settings.providerSecret,
        webClients: [
          {
            clientId: 'zvonok-gateway',
            clientSecret: settings.gatewaySecret,
            redirectUris: [`${publicUrl}/auth/callback`],
            postLogoutRedirectUris: [`${publicUrl}/sign-in`],
            backchannelLogoutUri: `${publicUrl}/auth/back-channel-logout`,
            homeUrl: `${publicUrl}/sign-in`,
          },
        ],
        esia: {
          issuer: bridgeIssuer(settings),
          clientId: bridgeClient,
          clientSecret: settings.bridgeSecret,
        },
        log,
      }),
    )
    // What the last start left in the outboxes waits until every consumer stands.
    const direct = createDirectBus({ startPaused: true })
    if (options.bus === undefined) open(direct)
    const drivers: Drivers = {
      bus: options.bus ?? direct,
      cache: open(createMemoryCache()),
      live: open(createMemoryLive()),
      clock,
      log,
    }
    const setup: PlatformSetup = {
      settings,
      databases,
      openId: {
        issuer: provider.issuer,
        gatewaySecret: settings.gatewaySecret,
        directory: { DIRECTORY: 'embedded', DIRECTORY_DATABASE_URL: databases.idp },
      },
      esia: {
        url: esia.url,
        tokenIssuer: esia.tokenIssuer,
        tokenPublicKeyPem: esia.tokenPublicKeyPem,
        bridgeSecret: settings.bridgeSecret,
        redirectUri: `${provider.issuer}/broker/esia/endpoint`,
      },
      // One process also imports files and plays the demonstration: late is not overloaded.
      shared: { MAX_EVENT_LOOP_DELAY_MS: '0', ...options.shared },
    }
    const services = open(await startServices(setup, drivers))
    direct.resume()
    const door = open(await startDoor(setup, services.addresses, drivers, { port, webDirectory }))
    return { url: door.url, services, drivers, setup, [Symbol.asyncDispose]: close }
  } catch (error) {
    await close()
    throw error
  }
}
