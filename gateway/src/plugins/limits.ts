import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import { exhausted } from '@zvonok/runtime/refusal'
import type { Cache } from '@zvonok/runtime/cache'
import fp from 'fastify-plugin'

export interface LimitOptions {
  readonly perMinute: number
  /** 0 never sheds. */
  readonly maxDelayMs: number
  readonly cache: Cache
}

const minuteMs = 60_000
const probes = new Set(['/healthz', '/readyz'])

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

/** Limits per session or address, and shedding when the process itself is out of breath. */
export const limits = fp(
  async (app, { perMinute, maxDelayMs, cache }: LimitOptions) => {
    await app.register(underPressure, {
      // A busy process still answers in time; only one that keeps everybody waiting refuses.
      maxEventLoopDelay: maxDelayMs,
      retryAfter: 5,
    })
    await app.register(rateLimit, {
      max: perMinute,
      timeWindow: minuteMs,
      allowList: (request) => probes.has(request.url),
      keyGenerator: (request) => request.cookies['__Host-zvonok'] ?? request.ip,
      store: storeOf(cache) as never,
      errorResponseBuilder: () => exhausted('TOO_MANY_REQUESTS', { retryAfterSeconds: '60' }),
    })
  },
  { name: 'limits' },
)
