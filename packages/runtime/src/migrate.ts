import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'

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
