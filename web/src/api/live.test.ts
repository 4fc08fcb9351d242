import { describe, expect, it } from '@jest/globals'
import { openLive, parseEvent, type LiveMessage } from './live.ts'

describe('an event of the stream', () => {
  it('has an id, a kind and data', () => {
    expect(parseEvent('id: 7\nevent: diary\ndata: {"pupilId":"p"}')).toEqual({
      id: '7',
      kind: 'diary',
      data: { pupilId: 'p' },
    })
  })

  it('joins its lines of data and leaves text as text', () => {
    expect(parseEvent('data: one\ndata: two')?.data).toBe('one\ntwo')
  })

  it('is none when it is a comment', () => {
    expect(parseEvent(': keep-alive')).toBeUndefined()
  })
})

const streamOf = (chunks: readonly string[]) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })

describe('the live connection', () => {
  it('comes back after a cut with the last id, and tells that something may be missed', async () => {
    const asked: (string | null)[] = []
    const messages: LiveMessage[] = []
    let close = () => undefined as void
    const done = new Promise<void>((resolve) => {
      const connection = openLive('/api/live', {
        backoffMs: () => 0,
        fetch: (_path, init) => {
          asked.push(new Headers(init?.headers).get('last-event-id'))
          // Chunks split anywhere, also inside a letter of two bytes or a line end.
          const chunks =
            asked.length === 1
              ? [
                  'id: 1\r\nevent: diary\r\ndata: {"a":',
                  '"ж"}\r\n\r',
                  '\nid: 2\ndata: 2\n\nid: 3\nda',
                ]
              : ['id: 3\ndata: 3\n\n']
          return Promise.resolve(new Response(streamOf(chunks)))
        },
        onMessage: (message) => {
          messages.push(message)
          if (message.id === '3' && message.kind !== 'gap') resolve()
        },
      })
      close = connection.close
    })
    await done
    close()
    expect(asked.slice(0, 2)).toEqual([null, '2'])
    expect(messages.map(({ kind, data }) => [kind, data])).toEqual([
      ['diary', { a: 'ж' }],
      ['message', 2],
      ['gap', undefined],
      ['message', 3],
    ])
  })

  it('ends a stream that has fallen silent and opens another', async () => {
    let tries = 0
    let close = () => undefined as void
    await new Promise<void>((resolve) => {
      const connection = openLive('/api/live', {
        backoffMs: () => 0,
        silentMs: 20,
        fetch: (_path, init) => {
          tries += 1
          if (tries > 1) return Promise.resolve(new Response(streamOf(['data: 1\n\n'])))
          const silent = new ReadableStream<Uint8Array>({
            start: (controller) =>
              init?.signal?.addEventListener('abort', () => controller.error(new Error('cut'))),
          })
          return Promise.resolve(new Response(silent))
        },
        onMessage: (message) => message.kind === 'message' && resolve(),
      })
      close = connection.close
    })
    close()
    expect(tries).toBeGreaterThanOrEqual(2)
  })

  it('goes on after a refusal', async () => {
    let tries = 0
    let close = () => undefined as void
    await new Promise<void>((resolve) => {
      const connection = openLive('/api/live', {
        backoffMs: () => 0,
        fetch: () => {
          tries += 1
          const isUp = tries > 2
          return Promise.resolve(
            isUp ? new Response(streamOf(['data: 1\n\n'])) : new Response(null, { status: 503 }),
          )
        },
        onMessage: () => resolve(),
      })
      close = connection.close
    })
    close()
    expect(tries).toBeGreaterThanOrEqual(3)
  })
})
