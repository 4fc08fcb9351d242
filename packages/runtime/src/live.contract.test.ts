import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { collector } from '@zvonok/testing/collector'
import { testRedisUrl } from '@zvonok/testing/servers'
import { newId } from './id.ts'
import { createMemoryLive } from './live-memory.ts'
import { createRedisLive } from './live-redis.ts'
import type { Live } from './live.ts'
import { silentLog } from './log.ts'

const drivers: Readonly<Record<string, () => Promise<Live>>> = {
  memory: async () => createMemoryLive(),
  redis: () => createRedisLive({ url: testRedisUrl(), prefix: `${newId()}:`, log: silentLog }),
}

describe.each(Object.entries(drivers))('%s live updates', (_name, open) => {
  let live: Live
  beforeAll(async () => {
    live = await open()
  })
  afterAll(() => live[Symbol.asyncDispose]())

  it('reach every listener of the channel and no other', async () => {
    const [first, second, other] = [collector<string>(), collector<string>(), collector<string>()]
    await using _first = await live.subscribe('diary:1', first.add)
    await using _second = await live.subscribe('diary:1', second.add)
    await using _other = await live.subscribe('diary:2', other.add)
    await live.publish('diary:1', 'неделя')
    await live.publish('diary:2', 'another')
    expect(await first.until(1)).toEqual(['неделя'])
    expect(await second.until(1)).toEqual(['неделя'])
    expect(await other.until(1)).toEqual(['another'])
  })

  it('arrive in order', async () => {
    const heard = collector<string>()
    await using _subscription = await live.subscribe('ordered', heard.add)
    const texts = Array.from({ length: 100 }, (_, i) => `${i}`)
    await Promise.all(texts.map((text) => live.publish('ordered', text)))
    expect(await heard.until(100)).toEqual(texts)
  })

  it('stop after the subscription', async () => {
    const [stopped, stays] = [collector<string>(), collector<string>()]
    const subscription = await live.subscribe('ending', stopped.add)
    await using _stays = await live.subscribe('ending', stays.add)
    await subscription[Symbol.asyncDispose]()
    await live.publish('ending', 'late')
    await stays.until(1)
    expect(stopped.items).toEqual([])
  })

  it('go nowhere when nobody listens', async () => {
    await expect(live.publish('empty', 'x')).resolves.toBeUndefined()
  })
})
