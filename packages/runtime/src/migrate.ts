import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import pg from 'pg'

const own = new URL('../migrations/', import.meta.url)

const apply = async (url: string, directory: string | URL, table: string): Promise<void> => {
  await runner({
    databaseUrl: url,
    dir: directory instanceof URL ? fileURLToPath(directory) : directory,
    direction: 'up',
    migrationsTable: table,
    checkOrder: true,
    singleTransaction: true,
    // Two processes starting together: the second waits for the first.
    noLock: false,
    log: () => {},
  })
}

/** Brings a database up to date: the runtime's own tables first, then the service's; running it again does nothing. */
export const migrate = async (options: {
  readonly url: string
  readonly directory: string | URL
}): Promise<void> => {
  await apply(options.url, own, 'runtime_migration')
  await apply(options.url, options.directory, 'migration')
}

const isApplied = async (url: string, directory: string | URL, table: string): Promise<boolean> => {
  const files = await readdir(directory)
  const wanted = files.filter((name) => name.endsWith('.sql')).map((name) => name.slice(0, -4))
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      `select name from ${table} where name = any($1)`,
      [wanted],
    )
    return rows.length === wanted.length
  } catch {
    // The database or its table is not there yet.
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const lookAgainMs = 2000

/** Waits until somebody else, a Job of the release, has applied every migration this process knows. A newer database is fine. */
export const awaitMigrations = async (options: {
  readonly url: string
  readonly directory: string | URL
}): Promise<void> => {
  const { url, directory } = options
  while (
    !(await isApplied(url, own, 'runtime_migration')) ||
    !(await isApplied(url, directory, 'migration'))
  ) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
  }
}
