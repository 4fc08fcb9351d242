import { createServer } from 'node:http'

import { migrateIdp } from '@zvonok/identity/directory/database'
import { Provider } from '@zvonok/identity/openid/library'
import type { Handler } from '@zvonok/identity/openid/mount'
import { mountProvider, pathOf } from '@zvonok/identity/openid/mount'
import { createSeal, derivedKey } from '@zvonok/identity/openid/seal'
import { closeServer, listen } from '@zvonok/identity/pages/listen'
import { openPostgres } from '@zvonok/runtime/postgres'

import { providerConfiguration } from './configuration.ts'
import { brokerEndpoint } from './esia-broker.ts'
import { createEsiaClient } from './esia-client.ts'
import { startLogoutNotices } from './logout-notices.ts'
import { compareHashedSecrets } from './machines.ts'
import { libraryHeaders, libraryPages } from './messages.ts'
import type { OpenidProviderOptions } from './options.ts'
import { ownPages } from './routes.ts'
import { ensureSecrets } from './secrets.ts'
import { startSweeper } from './sweeper.ts'
import { createThrottle } from './throttle.ts'

/** Keycloak's place on a laptop: the same paths, parameters and claims. */
export interface OpenidProvider extends AsyncDisposable {
  readonly issuer: string
  /** Whether a request's address is the provider's. */
  covers(url: string): boolean
  readonly handle: Handler
}

export const createOpenidProvider = async (
  options: OpenidProviderOptions,
): Promise<OpenidProvider> => {
  const { issuer, log } = options
  const path = pathOf(issuer)
  await migrateIdp(options.databaseUrl)
  const db = await openPostgres({
    url: options.databaseUrl,
    maxConnections: 5,
    name: 'openid-provider',
  })
  const seal = createSeal(derivedKey(options.secret, 'people'))
  const configuration = providerConfiguration(options, {
    db,
    seal,
    secrets: await ensureSecrets(db),
    pages: libraryPages(options, db, path),
  })
  const provider = new Provider(issuer, configuration)
  compareHashedSecrets(provider)
  const headers = libraryHeaders(options)
  provider.use((ctx, next) => {
    ctx.set(headers)
    return next()
  })
  provider.on('server_error', (_, error) => log.error({ err: error }, 'openid provider failed'))

  const throttle = createThrottle(db)
  const esia = options.esia && createEsiaClient(options.esia, issuer + brokerEndpoint)
  const parts = { options, provider, db, seal, throttle, esia, path }
  const openid = mountProvider(provider, issuer)
  const loops = [startLogoutNotices(db, provider, log), startSweeper(db, log)]

  return {
    issuer,
    covers: (url) => url.startsWith(`${path}/`),
    handle: (request, response) => {
      if (!ownPages(parts, request, response)) openid(request, response)
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(loops.map((loop) => loop[Symbol.asyncDispose]()))
      await db[Symbol.asyncDispose]()
    },
  }
}

/** The provider on a port of its own on the loopback address; 0, the default, takes a free one. */
export const startOpenidProvider = async (
  options: Omit<OpenidProviderOptions, 'issuer'> & {
    readonly port?: number
    readonly realm?: string
  },
): Promise<OpenidProvider> => {
  let handle: Handler | undefined
  const server = createServer((request, response) => handle?.(request, response))
  const port = await listen(server, options.port ?? 0)
  const issuer = `http://127.0.0.1:${port}/realms/${options.realm ?? 'zvonok'}`
  const provider = await createOpenidProvider({ ...options, issuer })
  handle = provider.handle
  return {
    ...provider,
    [Symbol.asyncDispose]: async () => {
      await closeServer(server)
      await provider[Symbol.asyncDispose]()
    },
  }
}
