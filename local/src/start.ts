import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { createEmbeddedDirectory } from '@zvonok/identity/directory/embedded'
import { academicYearOf } from '@zvonok/policy/academic-year'
import { systemClock } from '@zvonok/runtime/clock'
import { createLog } from '@zvonok/runtime/log'
import type { Logger } from '@zvonok/runtime/log'
import type { Env } from '@zvonok/runtime/config'
import { clear, hold } from './data-folder.ts'
import { demoCitizens } from './demo/citizens.ts'
import { holdableClock } from './demo/clock.ts'
import { ensureDemo, isHalfFilled } from './demo/demo.ts'
import { printWelcome } from './welcome.ts'
import { startOneProcess } from './one-process.ts'
import { fillStack } from './stack/fill.ts'
import { startStackServers } from './stack/servers.ts'
import { startProcesses } from './stack/stack.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Ends the program with one sentence. */
class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

const portOf = (env: Env): number => {
  const text = env['PORT'] ?? '8080'
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CannotStart(`PORT=${text} is no port: give a number from 1 to 65535.`)
  }
  return port
}

const checkFree = (port: number): Promise<void> =>
  new Promise((done, failed) => {
    const server = createServer()
    server.once('error', () =>
      failed(
        new CannotStart(
          `Port ${port} is taken. Stop what uses it (is Zvonok running already?) or choose another: PORT=8090 npm start`,
        ),
      ),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => done()))
  })

const stopAsked = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })

/** Clears the data when asked to, and a demonstration that was interrupted half-way; answers whether it did. */
const prepareDirectory = async (args: readonly string[], directory: string): Promise<boolean> => {
  if (!args.includes('--reset') && !(await isHalfFilled(directory))) return false
  say(`Clearing ${directory}…`)
  await clear(directory)
  return true
}

const yearOfToday = (): number => academicYearOf(new Date().toISOString().slice(0, 10))

interface Place {
  readonly directory: string
  readonly port: number
  /** The folder was cleared just now; servers that somebody else runs still hold what belonged to it. */
  readonly isCleared: boolean
}

const runOneProcess = async ({ directory, port }: Place, log: Logger): Promise<void> => {
  const startedMs = performance.now()
  const stop = stopAsked()
  const clock = holdableClock(systemClock)
  const year = yearOfToday()
  await using platform = await startOneProcess({
    directory,
    port,
    clock,
    log,
    citizens: demoCitizens(year),
    say,
  })
  const { services, setup } = platform
  const logins = await ensureDemo(directory, {
    clock,
    services,
    setup,
    say,
    openDirectory: () => createEmbeddedDirectory({ url: setup.databases.idp }),
  })
  printWelcome(say, { url: platform.url, logins, year, seconds: secondsSince(startedMs) })
  await stop
  say('Stopping…')
}

const runStack = async (place: Place, log: Logger): Promise<void> => {
  const { directory } = place
  const startedMs = performance.now()
  const stop = stopAsked()
  const year = yearOfToday()
  const options = { ...place, citizens: demoCitizens(year), say }
  await using servers = await startStackServers(options)
  const logins = await fillStack(servers, directory, log, say)
  say('Starting the services and the gateway, each in a process of its own…')
  await using stack = await startProcesses(servers, options)
  printWelcome(say, { url: stack.url, logins, year, seconds: secondsSince(startedMs) })
  await stop
  say('Stopping…')
}

const secondsSince = (startedMs: number): number => (performance.now() - startedMs) / 1000

const run = async (args: readonly string[], env: Env): Promise<void> => {
  const port = portOf(env)
  await checkFree(port)
  const mode = args.includes('--stack') ? 'stack' : 'laptop'
  const directory = resolve(env['ZVONOK_DATA'] ?? join('.zvonok', mode))
  await using _held = await hold(directory)
  const isCleared = await prepareDirectory(args, directory)
  const log = createLog({ service: 'zvonok', level: env['LOG_LEVEL'] ?? 'warn' })
  const place = { directory, port, isCleared }
  await (mode === 'stack' ? runStack : runOneProcess)(place, log)
}

/** What an administrator can mend: told in a sentence, without a stack. */
const expected = new Set([
  'AdminRefused',
  'CannotStart',
  'ConfigError',
  'DataFolderUnusable',
  'ServerUnavailable',
])

/** `npm start`, and with `--stack` `npm run stack`: filled and ready, until Ctrl-C. */
export const start = async (args: readonly string[], env: Env): Promise<void> => {
  try {
    await run(args, env)
  } catch (error) {
    say(
      error instanceof Error && expected.has(error.name)
        ? error.message
        : `Zvonok could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    process.exitCode = 1
  }
}
