import { once } from 'node:events'
import { createServer } from 'node:net'

import { ServerUnavailable } from '../server.ts'

// Below the range that Linux (32768–60999) and macOS (49152–65535) give to outgoing connections:
// a port taken from there could be taken away between this check and the start of the server.
const firstPort = 20_000
const lastPort = 32_000
const attempts = 50

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}

/** A port of 127.0.0.1 on which nothing listens; the same one is not given twice by this process. */
const given = new Set<number>()

export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = firstPort + Math.floor(Math.random() * (lastPort - firstPort))
    if (!given.has(port) && (await isFree(port))) {
      given.add(port)
      return port
    }
  }
  throw new ServerUnavailable(`no free port of 127.0.0.1 between ${firstPort} and ${lastPort}`)
}
