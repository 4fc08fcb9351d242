import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { command, read, request, setCsrfToken, setSessionRenewal } from './client.ts'
import { Problem } from './problem.ts'
import { signedOut } from './signed-out.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let answers: Answer[] = []
let seen: IncomingMessage[] = []
let base = ''
const server = createServer((incoming, response) => {
  seen.push(incoming)
  incoming.resume()
  const answer = answers.length > 1 ? answers.shift() : answers[0]
  answer?.(incoming, response)
})

const ok: Answer = (_request, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"fine":true}')

const problem =
  (status: number, reason: string, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response
      .writeHead(status, { 'content-type': 'application/problem+json', ...headers })
      .end(JSON.stringify({ type: '/problems/x', title: 'x', status, reason, ground: 'п. 4.13' }))

const cut: Answer = (_request, response) => response.destroy()

beforeAll(
  () =>
    new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
        resolve()
      })
    }),
)
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  seen = []
  signedOut.set(false)
})

describe('the client', () => {
  it('tries a read again while the server is busy', async () => {
    answers = [problem(503, 'UNAVAILABLE', { 'retry-after': '0' }), ok]
    expect(await read(`${base}/x`)).toEqual({ fine: true })
    expect(seen).toHaveLength(2)
  })

  it('sends a command again under the same key when the answer was lost', async () => {
    setCsrfToken('token')
    answers = [cut, ok]
    await command('PUT', `${base}/x`, { body: { value: '5' } })
    const keys = seen.map((each) => each.headers['idempotency-key'])
    expect(keys).toHaveLength(2)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(keys[1]).toBe(keys[0])
    expect(seen[0]?.headers['x-csrf-token']).toBe('token')
  })

  it('gives a refusal with its rule and ground, without a second try', async () => {
    answers = [problem(422, 'EDIT_WINDOW_CLOSED')]
    const error = await command('PUT', `${base}/x`).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(Problem)
    expect((error as Problem).body).toMatchObject({
      reason: 'EDIT_WINDOW_CLOSED',
      ground: 'п. 4.13',
    })
    expect(seen).toHaveLength(1)
  })

  it('notes that the session is over', async () => {
    answers = [problem(401, 'SIGN_IN_REQUIRED')]
    await expect(request('GET', `${base}/x`)).rejects.toBeInstanceOf(Problem)
    expect(signedOut.get()).toBe(true)
  })

  it('sends a command again with the token of the session that is now', async () => {
    setCsrfToken('old')
    setSessionRenewal(async () => {
      setCsrfToken('new')
      return true
    })
    answers = [problem(403, 'CSRF_TOKEN_WRONG'), ok]
    await request('PUT', `${base}/x`, { body: {} })
    expect(seen.map((each) => each.headers['x-csrf-token'])).toEqual(['old', 'new'])
    expect(seen[0]?.headers['idempotency-key']).toBe(seen[1]?.headers['idempotency-key'])
  })

  it('takes a wrong token of nobody for the end of the session', async () => {
    setSessionRenewal(() => Promise.resolve(false))
    answers = [problem(403, 'CSRF_TOKEN_WRONG')]
    await expect(request('PUT', `${base}/x`)).rejects.toMatchObject({ status: 401 })
    expect(signedOut.get()).toBe(true)
  })

  it('names what a proxy says that knows no problem documents', async () => {
    answers = [(_request, response) => response.writeHead(413).end('<html>')]
    await expect(request('POST', `${base}/x`)).rejects.toMatchObject({ reason: 'TOO_LARGE' })
  })

  it('tells a cut network from a refusal', async () => {
    answers = [cut]
    await expect(request('GET', `${base}/x`)).rejects.toMatchObject({ reason: 'NO_NETWORK' })
  })
})
