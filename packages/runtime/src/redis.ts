import { createClient } from 'redis'
import type { Logger } from './log.ts'

/** Connects and keeps reconnecting; commands fail at once while the server is away instead of piling up. */
export const openRedis = async (url: string, log: Logger) => {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries: number) => Math.min(50 * 2 ** tries, 2000) },
  })
  client.on('error', (error: Error) => log.warn({ error: error.message }, 'redis is not reachable'))
  await client.connect()
  return client
}
