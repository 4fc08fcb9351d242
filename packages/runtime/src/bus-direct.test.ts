import { describe, expect, it } from '@jest/globals'
import { createDirectBus } from './bus-direct.ts'
import type { BusMessage } from './bus.ts'

const message: BusMessage = { key: 'k', headers: {}, payload: Buffer.from('x') }

describe('the direct bus', () => {
  it('delivers nothing before every consumer stands', async () => {
    const bus = createDirectBus({ startPaused: true })
    await expect(bus.publish('t', [message])).rejects.toThrow('not deliver yet')
    let heard = 0
    await bus.subscribe('late', ['t'], async () => {
      heard += 1
    })
    bus.resume()
    await bus.ready
    await bus.publish('t', [message])
    expect(heard).toBe(1)
  })

  it('keeps what comes for a group that has left, and serves the one that is back', async () => {
    const bus = createDirectBus()
    const subscription = await bus.subscribe('diary', ['t'], async () => {})
    await subscription[Symbol.asyncDispose]()
    await expect(bus.publish('t', [message])).rejects.toThrow('diary has left')
    let heard = 0
    await bus.subscribe('diary', ['t'], async () => {
      heard += 1
    })
    await bus.publish('t', [message])
    expect(heard).toBe(1)
  })
})
