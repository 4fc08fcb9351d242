import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { collector } from '@zvonok/testing/collector'
import { testKafkaBrokers } from '@zvonok/testing/servers'
import { createDirectBus } from './bus-direct.ts'
import { createKafkaBus } from './bus-kafka.ts'
import type { Bus, BusMessage, ReceivedMessage } from './bus.ts'
import { newId } from './id.ts'
import { silentLog } from './log.ts'

const drivers: Readonly<Record<string, () => Promise<Bus>>> = {
  direct: async () => createDirectBus(),
  kafka: () =>
    createKafkaBus({
      brokers: testKafkaBrokers(),
      clientId: 'contract',
      log: silentLog,
      partitions: 3,
    }),
}

const message = (key: string, text: string): BusMessage => ({
  key,
  headers: { type: 'Said', 'event-id': newId() },
  payload: Buffer.from(text),
})
const text = (received: ReceivedMessage): string => received.payload.toString()

describe.each(Object.entries(drivers))('the %s bus', (_name, open) => {
  let bus: Bus
  let topic: string
  let group: string
  beforeAll(async () => {
    bus = await open()
  })
  afterAll(() => bus[Symbol.asyncDispose]())
  beforeEach(() => {
    topic = `contract-${newId()}`
    group = `group-${newId()}`
  })

  // As the relay does: what was not accepted is published again.
  const publish = async (messages: readonly BusMessage[]): Promise<void> => {
    for (;;) {
      try {
        return await bus.publish(topic, messages)
      } catch {
        await new Promise(setImmediate)
      }
    }
  }

  it('carries key, headers and bytes unchanged', async () => {
    const arrived = collector<ReceivedMessage>()
    await using _subscription = await bus.subscribe(group, [topic], async (batch) =>
      batch.forEach(arrived.add),
    )
    const payload = Buffer.from([0, 1, 2, 255])
    await publish([{ key: 'школа', headers: { type: 'Said', actor: 'Ё' }, payload }])
    const [received] = await arrived.until(1)
    expect(received).toMatchObject({ topic, key: 'школа', headers: { type: 'Said', actor: 'Ё' } })
    expect(received?.payload.equals(payload)).toBe(true)
  })

  it('keeps the messages of one key in order', async () => {
    const arrived = collector<ReceivedMessage>()
    await using _subscription = await bus.subscribe(group, [topic], async (batch) =>
      batch.forEach(arrived.add),
    )
    const keys = ['a', 'b', 'c', 'd']
    for (let i = 0; i < 50; i += 10) {
      const tens = Array.from({ length: 10 }, (_, j) => i + j)
      await publish(tens.flatMap((number) => keys.map((key) => message(key, `${number}`))))
    }
    await arrived.until(200)
    for (const key of keys) {
      const numbers = arrived.items.filter((one) => one.key === key).map(text)
      expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => `${i}`))
    }
  })

  it('gives every group everything', async () => {
    const [first, second] = [collector<string>(), collector<string>()]
    await using _first = await bus.subscribe(group, [topic], async (batch) =>
      batch.map(text).forEach(first.add),
    )
    await using _second = await bus.subscribe(`${group}-2`, [topic], async (batch) =>
      batch.map(text).forEach(second.add),
    )
    await publish([message('k', 'one'), message('k', 'two')])
    expect(await first.until(2)).toEqual(['one', 'two'])
    expect(await second.until(2)).toEqual(['one', 'two'])
  })

  it('brings a batch again until it is taken', async () => {
    const tries = collector<string>()
    await using _subscription = await bus.subscribe(group, [topic], async (batch) => {
      tries.add(batch.map(text).join())
      if (tries.items.length < 3) throw new Error('not yet')
    })
    await publish([message('k', 'stubborn')])
    expect(await tries.until(3)).toEqual(['stubborn', 'stubborn', 'stubborn'])
  })

  it('waits at the stop for the batch in hand', async () => {
    const started = collector<string>()
    let finish = (): void => {}
    let finished = false
    const subscription = await bus.subscribe(group, [topic], async () => {
      const gate = new Promise<void>((resolve) => {
        finish = resolve
      })
      started.add('started')
      await gate
      finished = true
    })
    const published = publish([message('k', 'long')])
    await started.until(1)
    const stopped = subscription[Symbol.asyncDispose]()
    finish()
    await stopped
    expect(finished).toBe(true)
    await published
  })

  it('knows how far a group is behind', async () => {
    const started = collector<string>()
    let finish = (): void => {}
    const gate = new Promise<void>((resolve) => {
      finish = resolve
    })
    const subscription = await bus.subscribe(group, [topic], async (batch) => {
      batch.forEach((one) => started.add(text(one)))
      await gate
    })
    const published = publish([message('k', 'one'), message('k', 'two')])
    await started.until(2)
    expect(await bus.lag(group)).toBe(2)
    finish()
    await published
    await subscription[Symbol.asyncDispose]()
    expect(await bus.lag(group)).toBe(0)
  })
})
