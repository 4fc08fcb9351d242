import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import { exhausted } from '@zvonok/runtime/refusal'
import type { Cache } from '@zvonok/runtime/cache'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

export interface LimitOptions {
  /** Of one account. */
  readonly perMinute: number
  /** Of one address, by everybody there who has not signed in. */
  readonly perAddress: number
  /** 0 never sheds. */
  readonly maxDelayMs: number
  readonly cache: Cache
}

const minuteMs = 60_000
const probes = new Set<string | undefined>(['/healthz', '/readyz'])

/**
 * Only what a visitor can't choose: the account of the session that was found, else the address. A token of
 * an integrator is not yet looked at here, so whoever tries many is stopped at the address.
 */
const keyOf = ({ session, ip }: FastifyRequest): string =>
  session.accountId === undefined ? `address:${normalizeIP(ip)}` : `account:${session.accountId}`

type Counted = (error: Error | null, result?: { current: number; ttl: number }) => void

/** Counts in the cache, so that all gateways count together. */
const storeOf = (cache: Cache) =>
  class CacheStore {
    incr(key: string, done: Counted): void {
      cache.increment(`rate:${key}`, 1, minuteMs).then(
        (current) => done(null, { current, ttl: minuteMs }),
        // Reading on when the cache is away beats refusing everybody; sign-in and codes have locks of their own.
        () => done(null, { current: 0, ttl: minuteMs }),
      )
    }
    child(): CacheStore {
      return this
    }
  }

/** Limits per account or address, and shedding when the process itself is out of breath. */
export const limits = fp(
  async (app, { perMinute, perAddress, maxDelayMs, cache }: LimitOptions) => {
    await app.register(underPressure, {
      // A busy process still answers in time; only one that keeps everybody waiting refuses.
      maxEventLoopDelay: maxDelayMs,
      retryAfter: 5,
    })
    await app.register(rateLimit, {
      global: false,
      max: ({ session }) => (session.accountId === undefined ? perAddress : perMinute),
      timeWindow: minuteMs,
      allowList: ({ routeOptions }) => probes.has(routeOptions.url),
      keyGenerator: keyOf,
      store: storeOf(cache) as never,
      errorResponseBuilder: () => exhausted('TOO_MANY_REQUESTS', { retryAfterSeconds: '60' }),
    })
    // After the session is found and before anything is asked of a service; a route's own hook would come after
    // `auth`, and whoever is refused there would never be counted.
    app.addHook('onRequest', app.rateLimit())
  },
  { name: 'limits', dependencies: ['sessions'] },
)
