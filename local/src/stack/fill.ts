import { createKeycloakDirectory } from '@zvonok/identity/directory/keycloak'
import { createDirectBus } from '@zvonok/runtime/bus-direct'
import { createMemoryCache } from '@zvonok/runtime/cache-memory'
import { systemClock } from '@zvonok/runtime/clock'
import { createMemoryLive } from '@zvonok/runtime/live-memory'
import type { Logger } from '@zvonok/runtime/log'
import { holdableClock } from '../demo/clock.ts'
import { ensureDemo } from '../demo/demo.ts'
import type { Login } from '../demo/logins.ts'
import { startServices } from '../platform.ts'
import type { StackServers } from './servers.ts'

const keycloakDirectory = ({ openId }: StackServers['setup']) => {
  const { directory } = openId
  return createKeycloakDirectory({
    url: directory['DIRECTORY_URL'] ?? '',
    realm: directory['DIRECTORY_REALM'] ?? '',
    clientId: directory['DIRECTORY_CLIENT_ID'] ?? '',
    clientSecret: directory['DIRECTORY_CLIENT_SECRET'] ?? '',
  })
}

/** Plays the demonstration into the stack's databases and Keycloak before its processes start: only in one process can the clock be held. */
export const fillStack = async (
  { setup }: StackServers,
  directory: string,
  log: Logger,
  say: (line: string) => void,
): Promise<readonly Login[]> => {
  const clock = holdableClock(systemClock)
  const bus = createDirectBus({ startPaused: true })
  const drivers = {
    bus,
    cache: createMemoryCache(),
    live: createMemoryLive(),
    clock,
    log,
  }
  await using services = await startServices(setup, drivers)
  bus.resume()
  // Awaited here: the services are closed as soon as this function returns.
  return await ensureDemo(directory, {
    clock,
    services,
    setup,
    say,
    openDirectory: async () => keycloakDirectory(setup),
  })
}
