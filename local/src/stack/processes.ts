import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Env } from '@zvonok/runtime/config'
import { launch } from '../servers/process/launch.ts'
import type { ServerProcess } from '../servers/process/launch.ts'
import { readyOrStopped } from '../servers/process/ready.ts'

/** One process of the platform, which can be killed and started again in a test of faults. */
export interface PlatformProcess extends AsyncDisposable {
  readonly name: string
  /** Of the present run. */
  readonly pid: number
  /** Starts it again after it ended. */
  restart(): Promise<void>
}

export interface ProcessOptions {
  readonly name: string
  /** The program, below the repository. */
  readonly main: string
  readonly env: Env
  readonly port: number
  /** Holds `server.log` and `server.pid`. */
  readonly directory: string
  readonly say: (line: string) => void
}

const repository = fileURLToPath(new URL('../../../', import.meta.url))
const readyMs = 60_000

const answers = (port: number) => (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
    socket.once('error', reject)
  })

const defined = (env: Env): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >

const begin = async (options: ProcessOptions): Promise<ServerProcess> => {
  const { name, directory, env, port, say } = options
  const server = await launch({
    name,
    command: process.execPath,
    args: ['--enable-source-maps', '--max-old-space-size=400', join(repository, options.main)],
    directory,
    environment: { PATH: process.env['PATH'], NODE_ENV: 'production', ...defined(env) },
    stopSignal: 'SIGTERM',
    log: say,
  })
  // A service listens only when everything else of it stands.
  await readyOrStopped(name, server, answers(port), readyMs)
  return server
}

export const startProcess = async (options: ProcessOptions): Promise<PlatformProcess> => {
  let current = await begin(options)
  return {
    name: options.name,
    get pid() {
      return current.pid
    },
    restart: async () => {
      await current.stop()
      current = await begin(options)
    },
    [Symbol.asyncDispose]: () => current.stop(),
  }
}
