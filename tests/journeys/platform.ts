import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dropDatabases } from '@zvonok/local/databases'
import type { Citizen } from '@zvonok/local/esia-simulator/citizens'
import { freePort } from '@zvonok/local/servers/process/free-port'
import { startProcess } from '@zvonok/local/stack/processes'
import { startStack } from '@zvonok/local/stack/stack'

/** A school day in the last week of the first quarter, when finals may be set; lessons of the morning are over. */
export const now = '2026-10-21T06:30:00Z'
export const today = '2026-10-21'
export const yesterday = '2026-10-20'

export interface JourneyPlatform extends AsyncDisposable {
  readonly url: string
  /** Everything its processes have logged. */
  readonly readLog: () => Promise<string>
}

export interface JourneyOptions {
  /** People who can sign in at the Gosuslugi simulator. */
  readonly citizens?: readonly Citizen[]
  readonly logLevel?: string
  /** For the gateway and every service of a platform in one process, beside their own. */
  readonly shared?: Readonly<Record<string, string>>
}

const openFolder = async (): Promise<{ directory: string } & AsyncDisposable> => {
  const directory = await mkdtemp(join(tmpdir(), 'zvonok-journey-'))
  // PostgreSQL may run as another user, who has to get in.
  await chmod(directory, 0o755)
  return {
    directory,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  }
}

const postgresUrl = (): string => {
  const url = process.env['TEST_POSTGRES_URL']
  if (url === undefined) throw new Error('TEST_POSTGRES_URL is not set: run `npm test`')
  return url
}

const pauseMs = 40

/** Looks again and again until there is something to see. */
export const eventually = async <T>(
  look: () => Promise<T | undefined | false>,
  withinMs = 20_000,
): Promise<T> => {
  const until = Date.now() + withinMs
  for (;;) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (Date.now() > until) throw new Error(`not seen within ${withinMs} ms: ${look.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

/** A process that has just started may be out of breath for a moment. */
const untilReady = (url: string): Promise<true> =>
  eventually(async () => (await fetch(`${url}/readyz`)).ok && true)

/** The whole platform in one process, on the test run's PostgreSQL. */
export const startInOneProcess = async (wanted: JourneyOptions) => {
  const { citizens = [], logLevel = 'warn', shared = {} } = wanted
  const folder = await openFolder()
  const { directory } = folder
  const databasePrefix = `journey_${randomBytes(4).toString('hex')}_`
  const port = await freePort()
  const options = { directory, port, citizens, now, logLevel, shared, databasePrefix }
  const running = await startProcess({
    name: 'zvonok',
    main: 'tests/journeys/one-process.mjs',
    env: { JOURNEY: JSON.stringify({ ...options, postgresUrl: postgresUrl() }) },
    port,
    directory: join(directory, 'process'),
    say: () => {},
  })
  const url = `http://127.0.0.1:${port}`
  await untilReady(url)
  return {
    url,
    readLog: () => readFile(join(directory, 'process', 'server.log'), 'utf8'),
    [Symbol.asyncDispose]: async () => {
      await running[Symbol.asyncDispose]()
      await dropDatabases(postgresUrl(), databasePrefix)
      await folder[Symbol.asyncDispose]()
    },
  }
}

/** Every service a process of its own, on PostgreSQL, Kafka, Redis and Keycloak of their own. */
export const startOnStack = async ({ citizens = [], logLevel = 'warn' }: JourneyOptions) => {
  const folder = await openFolder()
  const stack = await startStack({
    directory: folder.directory,
    port: await freePort(),
    citizens,
    // Two cores shared by twelve processes and the tests are late at times; nobody is refused for that.
    shared: { CLOCK_START: now, LOG_LEVEL: logLevel, MAX_EVENT_LOOP_DELAY_MS: '0' },
    say: () => {},
  })
  await untilReady(stack.url)
  return {
    ...stack,
    readLog: async () => {
      const logs = Object.keys(stack.processes).map((name) =>
        readFile(join(folder.directory, 'processes', name, 'server.log'), 'utf8'),
      )
      return (await Promise.all(logs)).join('\n')
    },
    [Symbol.asyncDispose]: async () => {
      await stack[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

/** Both modes of the architecture. */
export const modes: readonly [string, (options: JourneyOptions) => Promise<JourneyPlatform>][] = [
  ['in one process', startInOneProcess],
  ['on the stack', startOnStack],
]
