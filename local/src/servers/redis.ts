import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

import { composeService, dockerAnswers } from './compose.ts'
import { freePort } from './process/free-port.ts'
import { launch } from './process/launch.ts'
import { readyOrStopped, untilReady } from './process/ready.ts'
import { installRedis } from './redis/install.ts'
import { ping } from './redis/ping.ts'
import type { Server, ServerOptions } from './server.ts'
import { foreign, stoppable } from './server.ts'

export interface RedisServer extends Server {
  readonly url: string
}

const startTimeoutMs = 20_000

const address = (password: string, port: number): string => `redis://:${password}@127.0.0.1:${port}`

// Sessions outlive a restart; a second of them may be lost, which costs a new sign-in and no data.
const configuration = (directory: string, port: number, password: string): string =>
  `bind 127.0.0.1
port ${port}
requirepass ${password}
dir "${directory}"
appendonly yes
appendfsync everysec
maxmemory 256mb
maxmemory-policy noeviction
`

const passwordOf = async (directory: string): Promise<string> => {
  const file = join(directory, 'password')
  const known = await readFile(file, 'utf8').catch(() => undefined)
  if (known !== undefined) return known
  const password = randomBytes(18).toString('base64url')
  await writeFile(file, password, { mode: 0o600 })
  return password
}

const startInstalled = async (options: ServerOptions): Promise<RedisServer> => {
  const program = await installRedis(options.log)
  const directory = resolve(options.dataDirectory)
  const port = options.port ?? (await freePort())
  const password = await passwordOf(directory)
  const file = join(directory, 'redis.conf')
  await writeFile(file, configuration(directory, port, password), { mode: 0o600 })
  const server = await launch({
    name: 'Redis',
    command: program.command,
    args: [file],
    directory,
    environment: program.environment,
    stopSignal: 'SIGTERM',
    log: options.log,
  })
  const url = address(password, port)
  await readyOrStopped('Redis', server, () => ping(url), startTimeoutMs)
  return stoppable({ url, origin: 'installed', pid: server.pid }, server.stop)
}

/** Redis of `STACK_REDIS_URL`, else of Compose, else `redis-server` of this machine or of Debian. */
export const startRedis = async (options: ServerOptions): Promise<RedisServer> => {
  const url = process.env['STACK_REDIS_URL']
  if (url) {
    await untilReady('Redis at STACK_REDIS_URL', () => ping(url), { timeoutMs: 5_000 })
    return foreign({ url })
  }
  await mkdir(options.dataDirectory, { recursive: true })
  if (!(await dockerAnswers())) return startInstalled(options)
  const container = await composeService('redis', options)
  const published = address(container.secret, container.port)
  await container.ready(() =>
    untilReady('Redis', () => ping(published), { timeoutMs: startTimeoutMs }),
  )
  return stoppable({ url: published, origin: 'compose', pid: undefined }, container.stop)
}
