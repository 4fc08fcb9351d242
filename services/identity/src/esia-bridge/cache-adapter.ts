import type { Cache } from '@zvonok/runtime/cache'
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

import { InvalidGrant } from '../openid/library.ts'

/** For models the library saves without a life of their own. */
const defaultLifetimeSeconds = 10 * 60

/**
 * Everything the bridge keeps lives for minutes, so the cache the replicas share is its storage:
 * losing it costs the people who are signing in at that moment one more click.
 */
export const cacheAdapter =
  (cache: Cache, prefix: string): AdapterFactory =>
  (model): Adapter => {
    const key = (...parts: readonly string[]): string => [prefix, ...parts].join(':')
    const ttlMs = (seconds = defaultLifetimeSeconds): number => Math.max(1, seconds) * 1000

    const find = async (id: string): Promise<AdapterPayload | undefined> => {
      const text = await cache.get(key(model, id))
      if (text === undefined) return undefined
      const payload = JSON.parse(text) as AdapterPayload
      // Only access tokens and codes belong to a grant that may be taken back.
      if (payload.grantId && (await cache.get(key('revoked', payload.grantId)))) return undefined
      const used = await cache.get(key('used', model, id))
      return used === undefined ? payload : { ...payload, consumed: true }
    }

    return {
      find,
      findByUid: async (uid) => {
        const id = await cache.get(key('uid', uid))
        return id === undefined ? undefined : find(id)
      },
      // The device flow is off.
      findByUserCode: async () => undefined,
      upsert: async (id, payload, expiresIn) => {
        await cache.set(key(model, id), JSON.stringify(payload), ttlMs(expiresIn))
        if (model === 'Session' && payload.uid)
          await cache.set(key('uid', payload.uid), id, ttlMs(expiresIn))
      },
      // Counting makes one of two simultaneous exchanges of a code the first, whichever replicas they hit.
      consume: async (id) => {
        const uses = await cache.increment(key('used', model, id), 1, ttlMs())
        if (uses > 1) throw new InvalidGrant(`${model} was used before`)
      },
      destroy: (id) => cache.delete(key(model, id)),
      revokeByGrantId: (grantId) => cache.set(key('revoked', grantId), '1', ttlMs()),
    }
  }
