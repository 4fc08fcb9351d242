import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migrate } from '@zvonok/runtime/migrate'

/** A database of one test file; disposing it drops it. */
export interface FreshDatabase extends AsyncDisposable {
  /** As the service's own role, which row-level security binds. */
  readonly url: string
  [Symbol.asyncDispose](): Promise<void>
}

const root = new URL('../../../', import.meta.url)
const runtimeMigrations = new URL('packages/runtime/migrations/', root)

const serverUrl = (): string => {
  const url = process.env['TEST_POSTGRES_URL']
  if (url === undefined) {
    throw new Error(
      'TEST_POSTGRES_URL is not set: run the tests from the root, its jest.config.js starts PostgreSQL.',
    )
  }
  return url
}

const asSuperuser = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const urlOf = (role: string, database: string): string => {
  const url = new URL(serverUrl())
  url.username = role
  url.password = role
  url.pathname = `/${database}`
  return url.href
}

const fingerprint = async (directories: readonly URL[]): Promise<string> => {
  const hash = createHash('sha256')
  for (const directory of directories) {
    for (const file of (await readdir(directory)).sort()) {
      hash.update(file).update(await readFile(new URL(file, directory)))
    }
  }
  return hash.digest('hex').slice(0, 12)
}

const ensureRole = async (client: pg.Client, role: string): Promise<void> => {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (rowCount === 0) await client.query(`create role ${role} login password '${role}' nobypassrls`)
}

/** Migrated once per content of the migrations, whoever of the test processes comes first. */
const ensureTemplate = async (role: string, migrations: URL): Promise<string> => {
  const template = `${role}_template_${await fingerprint([runtimeMigrations, migrations])}`
  await asSuperuser(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', ['zvonok-template'])
    await ensureRole(client, role)
    const { rows } = await client.query<{ ready: boolean }>(
      'select datistemplate as ready from pg_database where datname = $1',
      [template],
    )
    if (rows[0]?.ready === true) return
    // Left half made by a run that was stopped.
    await client.query(`drop database if exists ${template}`)
    await client.query(`create database ${template} owner ${role}`)
    await migrate({ url: urlOf(role, template), directory: fileURLToPath(migrations) })
    await client.query(`alter database ${template} is_template true`)
  })
  return template
}

/** The server notices a closed connection a moment later than the client. */
const connectionsLeft = async (client: pg.Client, database: string): Promise<string[]> => {
  for (let tries = 0; ; tries += 1) {
    const { rows } = await client.query<{ query: string }>(
      'select query from pg_stat_activity where datname = $1',
      [database],
    )
    if (rows.length === 0 || tries === 50) return rows.map((row) => row.query)
    await client.query('select pg_sleep(0.02)')
  }
}

/** Where a service keeps its migrations. */
export const migrationsOf = (service: string): URL =>
  new URL(`services/${service}/migrations/`, root)

/** A copy of the service's migrated template: about 50 ms. */
export const freshDatabase = async (
  service: string,
  migrations: URL = migrationsOf(service),
): Promise<FreshDatabase> => {
  const template = await ensureTemplate(service, migrations)
  const database = `${service}_${randomUUID().replaceAll('-', '')}`
  await asSuperuser((client) =>
    client.query(`create database ${database} owner ${service} template ${template}`),
  )
  return {
    url: urlOf(service, database),
    [Symbol.asyncDispose]: async () => {
      await asSuperuser(async (client) => {
        const left = await connectionsLeft(client, database)
        await client.query(`drop database ${database} with (force)`)
        // A connection left open is a resource the service forgot to close.
        if (left.length > 0) throw new Error(`connections left open: ${left.join('; ')}`)
      })
    },
  }
}
