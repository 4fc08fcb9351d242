import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { testRedisUrl } from '@zvonok/testing/servers'
import { createMemoryCache } from './cache-memory.ts'
import { createRedisCache } from './cache-redis.ts'
import type { Cache } from './cache.ts'
import { newId } from './id.ts'
import { silentLog } from './log.ts'

const drivers: Readonly<Record<string, () => Promise<Cache>>> = {
  memory: async () => createMemoryCache(),
  redis: () => createRedisCache({ url: testRedisUrl(), prefix: `${newId()}:`, log: silentLog }),
}

const minute = 60_000

/** Asks until the answer is the expected one; the test's own time limit ends a wait in vain. */
const eventually = async <T>(ask: () => Promise<T>, expected: T): Promise<void> => {
  while ((await ask()) !== expected) await new Promise(setImmediate)
}

describe.each(Object.entries(drivers))('the %s cache', (_name, open) => {
  let cache: Cache
  beforeAll(async () => {
    cache = await open()
  })
  afterAll(() => cache[Symbol.asyncDispose]())

  it('answers what was set last, and nothing for an unknown key', async () => {
    await cache.set('a', 'один', minute)
    await cache.set('a', 'два', minute)
    expect(await cache.get('a')).toBe('два')
    expect(await cache.get('unknown')).toBeUndefined()
  })

  it('forgets what is deleted', async () => {
    await cache.set('b', '1', minute)
    await cache.delete('b')
    await cache.delete('never there')
    expect(await cache.get('b')).toBeUndefined()
  })

  it('forgets when the time is over', async () => {
    await cache.set('c', '1', 700)
    expect(await cache.get('c')).toBe('1')
    await eventually(() => cache.get('c'), undefined)
  })

  it('counts without losing an increment', async () => {
    const sums = await Promise.all(
      Array.from({ length: 50 }, () => cache.increment('d', 2, minute)),
    )
    expect(Math.max(...sums)).toBe(100)
    expect(new Set(sums).size).toBe(50)
    expect(await cache.get('d')).toBe('100')
  })

  it('ends a counter at its own time, however often it grows', async () => {
    await cache.increment('e', 1, 700)
    await cache.increment('e', 1, minute)
    await eventually(() => cache.get('e'), undefined)
    expect(await cache.increment('e', 1, minute)).toBe(1)
  })
})
