import type { Cache } from './cache.ts'
import type { Logger } from './log.ts'
import { openRedis } from './redis.ts'

// One script, so that a counter can never be left without a life.
const incrementScript = `
local sum = redis.call('INCRBY', KEYS[1], ARGV[1])
if sum == tonumber(ARGV[1]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return sum`

export interface RedisOptions {
  readonly url: string
  /** Keeps services and tests apart in one server. */
  readonly prefix?: string | undefined
  readonly log: Logger
}

export const createRedisCache = async ({ url, prefix = '', log }: RedisOptions): Promise<Cache> => {
  const client = await openRedis(url, log)
  const named = (key: string): string => `${prefix}${key}`
  return {
    get: async (key) => (await client.get(named(key))) ?? undefined,
    set: async (key, value, ttlMs) => {
      await client.set(named(key), value, { expiration: { type: 'PX', value: ttlMs } })
    },
    delete: async (key) => {
      await client.del(named(key))
    },
    increment: async (key, amount, ttlMs) =>
      Number(
        await client.eval(incrementScript, {
          keys: [named(key)],
          arguments: [String(amount), String(ttlMs)],
        }),
      ),
    [Symbol.asyncDispose]: async () => client.destroy(),
  }
}
