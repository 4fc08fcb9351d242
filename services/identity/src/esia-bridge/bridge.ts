import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'

import type { Cache } from '@zvonok/runtime/cache'
import type { Clock } from '@zvonok/runtime/clock'
import { systemClock } from '@zvonok/runtime/clock'
import type { Logger } from '@zvonok/runtime/log'

import { withoutCookie } from '../openid/cookies.ts'
import type { Handler } from '../openid/mount.ts'
import { mountProvider, pathOf } from '../openid/mount.ts'
import { closeServer, listen } from '../pages/listen.ts'
import { chooseLocale } from '../pages/locale.ts'
import { sendStylesheet } from '../pages/page.ts'
import { createEsia } from './esia.ts'
import type { EsiaOptions } from './esia.ts'
import { sendFailure, stylesheetPath } from './failure-page.ts'
import type { BridgeKeys } from './keys.ts'
import { createSeal, derivedKey } from '../openid/seal.ts'
import { createPeople } from './people.ts'
import type { BridgeClient } from './provider.ts'
import { cookiePrefix, createBridgeProvider } from './provider.ts'
import type { Exchange, SignInParts } from './sign-in.ts'
import { begin, finish, leave, receive } from './sign-in.ts'

export interface EsiaBridgeOptions {
  /** Where browsers and Keycloak reach the bridge; may have a path. */
  readonly issuer: string
  readonly clients: readonly BridgeClient[]
  readonly esia: Pick<EsiaOptions, 'baseUrl' | 'clientId' | 'signer' | 'tokenVerifier'> &
    Partial<Pick<EsiaOptions, 'scope' | 'timeoutMs'>>
  readonly keys: BridgeKeys
  /** Shared by all replicas of the bridge. */
  readonly cache: Cache
  readonly log: Logger
  /** Real time by default: ESIA refuses a request that is minutes old. */
  readonly clock?: Clock
}

/** Gosuslugi's sign-in as a plain OpenID provider. */
export interface EsiaBridge {
  readonly issuer: string
  /** To be registered with ESIA. */
  readonly redirectUri: string
  /** For requests under the issuer's path. */
  readonly handle: Handler
}

export const redirectUriOf = (issuer: string): string => `${issuer}/esia/callback`

const own = (parts: SignInParts, exchange: Exchange): Promise<void> | undefined => {
  if (exchange.request.method !== 'GET') return undefined
  const path = exchange.url.pathname.slice(parts.path.length)
  if (path === '/esia/callback') return receive(parts, exchange)
  const [, uid, step] = /^\/interaction\/([\w-]+)(?:\/(answer|leave))?$/.exec(path) ?? []
  if (uid === undefined) return undefined
  if (step === 'answer') return finish(parts, exchange, uid)
  return step === 'leave' ? leave(parts, exchange, uid) : begin(parts, exchange, uid)
}

export const createEsiaBridge = (options: EsiaBridgeOptions): EsiaBridge => {
  const { issuer, cache, log, keys } = options
  const path = pathOf(issuer)
  const redirectUri = redirectUriOf(issuer)
  const people = createPeople(cache, 'esia-bridge', createSeal(derivedKey(keys.secret, 'people')))
  const esia = createEsia({
    scope: 'openid fullname birthdate snils',
    timeoutMs: 10_000,
    ...options.esia,
    redirectUri,
    clock: options.clock ?? systemClock,
  })
  const provider = createBridgeProvider({
    ...options,
    people,
    renderError: (ctx, _out, error) => {
      log.warn({ err: error }, 'esia bridge refuses a request')
      ctx.respond = false
      const locale = chooseLocale({ acceptLanguage: ctx.get('accept-language') })
      sendFailure(ctx.res, { kind: ctx.status < 500 ? 'expired' : undefined, locale, path })
    },
  })
  provider.on('server_error', (_, error) => log.error({ err: error }, 'esia bridge failed'))
  const openid = mountProvider(provider, issuer)
  const parts: SignInParts = { provider, esia, people, cache, log, path }

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', issuer)
    if (url.pathname === path + stylesheetPath) return sendStylesheet(response)
    const answered = own(parts, { request, response, url })
    if (answered) return void answered
    // On a school's computer the next person must not meet the session of the one before.
    request.headers.cookie = withoutCookie(request.headers.cookie, `${cookiePrefix}_session`)
    openid(request, response)
  }
  return { issuer, redirectUri, handle }
}

/** The bridge on a port of its own; the loopback address and a free port when absent. */
export const startEsiaBridge = async (
  options: Omit<EsiaBridgeOptions, 'issuer'> & {
    readonly host?: string
    readonly port?: number
    /** Where it is reached when that is not its own port. */
    readonly issuer?: string | undefined
  },
): Promise<EsiaBridge & AsyncDisposable> => {
  let handle: Handler | undefined
  const server = createServer((request, response) => handle?.(request, response))
  const port = await listen(server, options.port ?? 0, options.host)
  const issuer = options.issuer ?? `http://127.0.0.1:${port}`
  const bridge = createEsiaBridge({ ...options, issuer })
  handle = bridge.handle
  return { ...bridge, [Symbol.asyncDispose]: () => closeServer(server) }
}
