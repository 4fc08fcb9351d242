import { startPostgres } from './postgres.js'

/** One PostgreSQL for the whole run; TEST_POSTGRES_URL of a superuser names one that runs already. */
const globalSetup = async () => {
  if (process.env.TEST_POSTGRES_URL) return
  const server = await startPostgres()
  process.env.TEST_POSTGRES_URL = server.url
  globalThis.stopTestPostgres = server.stop
}

export default globalSetup
