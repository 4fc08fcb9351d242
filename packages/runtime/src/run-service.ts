import { awaitMigrations, migrate } from './migrate.ts'
import { askForReplay } from './dead-letter-replay.ts'
import { openDrivers } from './drivers.ts'
import type { Drivers } from './drivers.ts'
import { ConfigError, readConfig } from './config.ts'
import type { Env } from './config.ts'
import { startTelemetry } from './telemetry.ts'
import { Type } from 'typebox'

/** What the process gives the program it runs. */
export interface Platform {
  readonly env: Env
  readonly drivers: Drivers
}

export interface Program {
  readonly name: string
  readonly start: (platform: Platform) => Promise<AsyncDisposable & { drain?(): void }>
  /**
   * With it the program also runs errands in its database and ends: `node dist/main.js migrate` brings it up to date,
   * `await-migrations` waits for that, `replay-dead-letters` has the running service try them again.
   */
  readonly migrations?: URL | undefined
}

const processConfig = Type.Object({
  /** After SIGTERM the process keeps serving this long, until nobody routes to it any more. */
  DRAIN_MS: Type.Integer({ default: 0, minimum: 0 }),
  /** Then it has this long to stop by itself. */
  STOP_MS: Type.Integer({ default: 20_000, minimum: 100 }),
})

const stopAsked = (): Promise<string> =>
  new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name))
  })

const run = async (program: Program, env: Env): Promise<void> => {
  const { DRAIN_MS, STOP_MS } = readConfig(processConfig, env)
  const stop = stopAsked()
  let limit: NodeJS.Timeout | undefined
  // Opened first, so it ends when everything else has.
  using _limit = { [Symbol.dispose]: () => clearTimeout(limit) }
  await using _telemetry = await startTelemetry(program.name, env)
  await using drivers = await openDrivers(program.name, env)
  await using running = await program.start({ env, drivers })
  drivers.log.info({ signal: await stop }, 'stopping')
  running.drain?.()
  limit = setTimeout(() => process.exit(1), DRAIN_MS + STOP_MS).unref()
  await new Promise((resolve) => setTimeout(resolve, DRAIN_MS))
}

interface Errand {
  readonly url: string
  readonly directory: URL
}

const replay = async ({ url }: Errand): Promise<void> => {
  process.stdout.write(`${await askForReplay({ url })}\n`)
}

const errands = new Map<string, (errand: Errand) => Promise<void>>([
  ['migrate', migrate],
  ['await-migrations', awaitMigrations],
  ['replay-dead-letters', replay],
])

/** The whole `main.ts`: starts, waits for SIGTERM or SIGINT, stops in reverse order, ends with a hard limit. */
export const runService = async (program: Program, env: Env = process.env): Promise<void> => {
  // grpc-js captures a stack per call: ten frames would cost a tenth of the throughput.
  Error.stackTraceLimit = 4
  const asked = process.argv[2] ?? ''
  const errand = errands.get(asked)
  try {
    const url = env['DATABASE_URL']
    if (errand === undefined) await run(program, env)
    else if (program.migrations === undefined) throw new ConfigError(['It has no database.'])
    else if (url === undefined) throw new ConfigError(['DATABASE_URL is not set.'])
    else await errand({ url, directory: program.migrations })
  } catch (error) {
    const text = error instanceof ConfigError ? error.message : String(error)
    const what = errand === undefined ? 'cannot start' : `${asked} failed`
    process.stderr.write(`${program.name} ${what}: ${text}\n`)
    process.exitCode = 1
  }
}
