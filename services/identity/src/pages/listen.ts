import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on the loopback address; 0 takes a free port. Returns the port. */
export const listen = async (server: Server, port: number, host = '127.0.0.1'): Promise<number> => {
  server.listen(port, host)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Ends kept-alive connections too, which would otherwise hold the process for seconds. */
export const closeServer = async (server: Server): Promise<void> => {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
