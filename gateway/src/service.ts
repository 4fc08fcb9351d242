import { createCallerSigner } from '@zvonok/runtime/caller'
import { readConfig } from '@zvonok/runtime/config'
import type { Env } from '@zvonok/runtime/config'
import type { Drivers } from '@zvonok/runtime/drivers'
import { buildApp } from './app.ts'
import { openClients } from './clients.ts'
import { gatewayConfig } from './config.ts'

export interface RunningGateway extends AsyncDisposable {
  readonly port: number
  /** Origin users see. */
  readonly url: string
  /** Tells the readiness probe to send nobody here any more; requests are still answered. */
  drain(): void
}

/** Opens the door: resolves when it serves. */
export const startGateway = async (env: Env, drivers: Drivers): Promise<RunningGateway> => {
  const config = readConfig(gatewayConfig, env)
  const log = drivers.log.child({ service: 'gateway' })
  const url = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`
  const clients = openClients(config)
  const app = await buildApp({
    config,
    drivers: { ...drivers, log },
    clients,
    sign: createCallerSigner(JSON.parse(config.CALLER_PRIVATE_KEY)),
    publicUrl: url.replace(/\/$/, ''),
  })
  await app.listen({ host: config.HOST, port: config.PORT })
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.PORT
  log.info({ port }, 'ready')
  return {
    port,
    url,
    drain: () => app.drain(),
    [Symbol.asyncDispose]: async () => {
      await app.close()
      clients[Symbol.dispose]()
    },
  }
}
