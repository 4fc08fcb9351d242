import type { RedisOptions } from './cache-redis.ts'
import type { Live } from './live.ts'
import { openRedis } from './redis.ts'

/** Redis publish/subscribe: one connection speaks, one listens. */
export const createRedisLive = async ({ url, prefix = '', log }: RedisOptions): Promise<Live> => {
  const speaker = await openRedis(url, log)
  const hearer = await openRedis(url, log)
  return {
    publish: async (channel, text) => {
      await speaker.publish(`${prefix}${channel}`, text)
    },
    subscribe: async (channel, listener) => {
      const own = (text: string): void => listener(text)
      await hearer.subscribe(`${prefix}${channel}`, own)
      return {
        [Symbol.asyncDispose]: async () => {
          if (hearer.isReady) await hearer.unsubscribe(`${prefix}${channel}`, own)
        },
      }
    },
    [Symbol.asyncDispose]: async () => {
      speaker.destroy()
      hearer.destroy()
    },
  }
}
