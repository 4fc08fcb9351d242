import { createHmac, timingSafeEqual } from 'node:crypto'
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import type { Cache } from '@zvonok/runtime/cache'
import { forbidden } from '@zvonok/runtime/refusal'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * The token of the page, against commands sent by other sites. It follows from the session's id:
     * nothing is stored, so requests at the same moment get the same.
     */
    pageToken(): string
  }
  interface Session {
    /** The signed-in account; absent for visitors. */
    accountId?: string
    /** Keeps the session of somebody who has not signed in. */
    visitor?: boolean
    /** What a sign-in under way must be answered with. */
    signIn?: {
      readonly state: string
      readonly nonce: string
      readonly codeVerifier: string
      readonly returnTo: string
      readonly invite: string
    }
  }
}

export interface SessionOptions {
  readonly cache: Cache
  readonly secret: string
  readonly lifeMs: number
  /** The users' origin is plain http on a loopback address: browsers take it for secure, the cookie plugin does not. */
  readonly isLoopback: boolean
}

/** A command comes with the token of its page. */
export const checkPageToken = (request: FastifyRequest): void => {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''))
  const expected = Buffer.from(request.pageToken())
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw forbidden('CSRF_TOKEN_WRONG')
  }
}

type Done = (error?: unknown) => void

const store = (cache: Cache, lifeMs: number) => ({
  set: (id: string, value: object, done: Done) => {
    cache.set(`session:${id}`, JSON.stringify(value), lifeMs).then(() => done(), done)
  },
  get: (id: string, done: (error: unknown, value?: never) => void) => {
    cache.get(`session:${id}`).then(
      // Stored by `set` above.
      (text) => done(undefined, text === undefined ? undefined : (JSON.parse(text) as never)),
      done,
    )
  },
  destroy: (id: string, done: Done) => {
    cache.delete(`session:${id}`).then(() => done(), done)
  },
})

/** The provider's proof of who signed in, for the sign-out there. Beside the session, which every request reads. */
export const idTokenKey = (id: string): string => `id-token:${id}`

/** Ends a session by its id, from the provider's back-channel; the proof of it goes too. */
export const endSession = async (cache: Cache, id: string): Promise<void> => {
  await Promise.all([cache.delete(`session:${id}`), cache.delete(idTokenKey(id))])
}

/** Whether the session is still that of the account. */
export const isSignedIn = async (cache: Cache, id: string, accountId: string): Promise<boolean> => {
  const text = await cache.get(`session:${id}`)
  if (text === undefined) return false
  const stored: unknown = JSON.parse(text)
  return (
    typeof stored === 'object' && stored !== null && Reflect.get(stored, 'accountId') === accountId
  )
}

/** Server-side sessions: the browser holds only a signed id that scripts can't read. */
export const sessions = fp(
  async (app, { cache, secret, lifeMs, isLoopback }: SessionOptions) => {
    if (isLoopback) {
      app.addHook('onRequest', (request, _reply, done) => {
        request.raw.headers['x-forwarded-proto'] ??= 'https'
        done()
      })
    }
    await app.register(cookie)
    await app.register(session, {
      secret,
      store: store(cache, lifeMs),
      cookieName: '__Host-zvonok',
      cookie: { secure: true, httpOnly: true, sameSite: 'lax', path: '/', maxAge: lifeMs },
      saveUninitialized: false,
      // A cookie on every answer would forbid caching and cost a write per read.
      rolling: false,
    })
    app.decorateRequest('pageToken', function pageToken() {
      return createHmac('sha256', secret)
        .update(`page ${this.session.sessionId}`)
        .digest('base64url')
    })
  },
  { name: 'sessions' },
)
