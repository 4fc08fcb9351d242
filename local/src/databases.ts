import pg from 'pg'

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
    for (const name of [...serviceNames, 'idp'] as const) {
      const id = pg.escapeIdentifier(`${prefix}${name}`)
      if (
        !(await exists(client, 'select 1 from pg_roles where rolname = $1', `${prefix}${name}`))
      ) {
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
    }
    // Every name of DatabaseName was pushed.
    return Object.fromEntries(urls) as unknown as Databases
  } finally {
    await client.end()
  }
}
