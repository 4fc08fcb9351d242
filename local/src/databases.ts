import pg from 'pg'
import { ServerUnavailable } from './servers/server.ts'

export const serviceNames = [
  'registry',
  'identity',
  'scheduling',
  'journal',
  'attestation',
  'diary',
  'notifications',
  'monitoring',
] as const

export type ServiceName = (typeof serviceNames)[number]

/** The services' databases and the embedded OpenID provider's. */
export type DatabaseName = ServiceName | 'idp'

export type Databases = Readonly<Record<DatabaseName, string>>

const exists = async (client: pg.Client, query: string, name: string): Promise<boolean> =>
  (await client.query(query, [name])).rowCount === 1

const names: readonly DatabaseName[] = [...serviceNames, 'idp']

/** A server that somebody else runs may hold what another data folder filled, under other passwords. */
const refuseForeign = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
  } catch (error) {
    const isRefused = error instanceof pg.DatabaseError && error.code === '28P01'
    if (!isRefused) throw error
    const { username, host } = new URL(url)
    throw new ServerUnavailable(
      `PostgreSQL at ${host} already has the role ${username}, with another password: another data folder filled it. Use that folder (ZVONOK_DATA=…), or replace what is there: npm run stack -- --reset`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** Drops what `createDatabases` made, data and all; what is not there is passed over. */
export const dropDatabases = async (superuserUrl: string, prefix = ''): Promise<void> => {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    for (const name of names) {
      const id = pg.escapeIdentifier(`${prefix}${name}`)
      await client.query(`drop database if exists ${id} with (force)`)
      await client.query(`drop role if exists ${id}`)
    }
  } finally {
    await client.end()
  }
}

/**
 * Gives every service a database of its own, owned by a role of its own that is no superuser and
 * can't pass row-level security. Safe to run again.
 */
export const createDatabases = async (
  superuserUrl: string,
  password: string,
  prefix = '',
): Promise<Databases> => {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const urls: [DatabaseName, string][] = []
    let known: string | undefined
    for (const name of names) {
      const id = pg.escapeIdentifier(`${prefix}${name}`)
      const isKnown = await exists(
        client,
        'select 1 from pg_roles where rolname = $1',
        `${prefix}${name}`,
      )
      if (!isKnown) {
        await client.query(
          `create role ${id} login nosuperuser nobypassrls password ${pg.escapeLiteral(password)}`,
        )
      }
      if (
        !(await exists(client, 'select 1 from pg_database where datname = $1', `${prefix}${name}`))
      ) {
        await client.query(`create database ${id} owner ${id} template template0 encoding 'UTF8'`)
        await client.query(`revoke connect on database ${id} from public`)
      }
      const url = new URL(superuserUrl)
      url.username = `${prefix}${name}`
      url.password = password
      url.pathname = `/${prefix}${name}`
      urls.push([name, url.href])
      if (isKnown) known = url.href
    }
    if (known !== undefined) await refuseForeign(known)
    // Every name of DatabaseName was pushed.
    return Object.fromEntries(urls) as unknown as Databases
  } finally {
    await client.end()
  }
}
