import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { testRedisUrl } from '@zvonok/testing/servers'
import { describe, expect, it } from '@jest/globals'
import { createAsk, startTestGateway } from './testing/gateway.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks until the answer is the wanted one. */
const until = async (ask: () => Promise<number>, wanted: number): Promise<void> => {
  while ((await ask()) !== wanted) await pause(20)
}

const probesOf = (origin: string) => {
  const ask = createAsk(() => origin)
  const status = (url: string) => async () => (await ask(url)).statusCode
  return { ask, ready: status('/readyz'), lives: status('/healthz'), page: status('/api/session') }
}

/** A way to the run's Redis that can be cut. */
const startCable = async () => {
  const { hostname, port } = new URL(testRedisUrl())
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(testRedisUrl())
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    /** Nothing goes through, and nobody is told. */
    stall: () => sockets.forEach((socket) => socket.pause().unpipe()),
    cut: () => {
      server.close()
      sockets.forEach((socket) => socket.destroy())
    },
    [Symbol.dispose]() {
      this.cut()
    },
  }
}

describe('readiness', () => {
  it('ends with the word to stop, while what is asked is still answered', async () => {
    await using gateway = await startTestGateway({ env: { DRAIN_MS: '2000' } })
    const { ask, ready, lives, page } = probesOf(gateway.origin)
    expect(await ready()).toBe(200)
    const ended = gateway.stop()
    await until(ready, 503)
    expect((await ask('/readyz')).json()).toMatchObject({ reason: 'NOT_READY' })
    expect([await lives(), await page()]).toEqual([200, 200])
    expect(await ended).toEqual([0, null])
  }, 30_000)

  it('does not depend on services: what is missing is said where it is missed', async () => {
    await using gateway = await startTestGateway()
    expect(await probesOf(gateway.origin).ready()).toBe(200)
  }, 30_000)

  it.each(['cut', 'stall'] as const)(
    'ends when the way to the sessions is gone: %s',
    async (how) => {
      using cable = await startCable()
      await using gateway = await startTestGateway({ env: { REDIS_URL: cable.url } })
      const { ready, lives } = probesOf(gateway.origin)
      expect(await ready()).toBe(200)
      cable[how]()
      await until(ready, 503)
      expect(await lives()).toBe(200)
    },
    30_000,
  )
})

describe('a process out of breath', () => {
  it('refuses visitors, but says that it lives', async () => {
    await using gateway = await startTestGateway({ env: { MAX_EVENT_LOOP_DELAY_MS: '5' } })
    const { lives, page } = probesOf(gateway.origin)
    const lived: number[] = []
    const seen = async (): Promise<number> => {
      const [refused, living] = await Promise.all([page(), lives()])
      lived.push(living)
      return refused
    }
    // Keeps the process from its event loop for half of each second.
    const stopping = setInterval(() => {
      process.kill(gateway.pid, 'SIGSTOP')
      setTimeout(() => process.kill(gateway.pid, 'SIGCONT'), 500)
    }, 1000)
    try {
      await until(seen, 503)
    } finally {
      clearInterval(stopping)
      process.kill(gateway.pid, 'SIGCONT')
    }
    // Asked together with what was refused, too.
    expect(new Set(lived)).toEqual(new Set([200]))
  }, 30_000)
})
