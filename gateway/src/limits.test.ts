import { generateCallerKeys } from '@zvonok/runtime/caller'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createBrowser } from './testing/browser.ts'
import { createAsk, startTestGateway } from './testing/gateway.ts'
import type { RunningGateway } from './testing/gateway.ts'
import { startTestIdentity } from './testing/identity.ts'
import { startTestProvider } from './testing/provider.ts'
import type { TestProvider } from './testing/provider.ts'

const perAccount = 5
const perAddress = 20

let provider: TestProvider
let identity: Awaited<ReturnType<typeof startTestIdentity>>
let gateway: RunningGateway

beforeAll(async () => {
  const callerKeys = await generateCallerKeys()
  provider = await startTestProvider()
  identity = await startTestIdentity(JSON.stringify(callerKeys.publicJwk))
  gateway = await startTestGateway({
    callerKeys,
    env: {
      OIDC_ISSUER: provider.issuer,
      IDENTITY_ADDRESS: identity.address,
      RATE_LIMIT_PER_MINUTE: String(perAccount),
      RATE_LIMIT_PER_ADDRESS: String(perAddress),
    },
  })
}, 60_000)

afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]()
  await identity?.[Symbol.asyncDispose]()
  await provider?.[Symbol.asyncDispose]()
})

const ask = createAsk(() => gateway.origin)

/** Each test comes from an address of its own: the proxy on this machine is believed. */
const from = (address: string, url: string, headers: Record<string, string> = {}) =>
  ask({ url, headers: { 'x-forwarded-for': address, ...headers } })

/** What was answered to as many requests as the limit allows, and three more. */
const statuses = async (times: number, request: (at: number) => ReturnType<typeof ask>) => {
  const answered: number[] = []
  for (let at = 0; at < times + 3; at += 1) answered.push((await request(at)).statusCode)
  return answered
}

const limitedAfter = (times: number, status: number): number[] => [
  ...Array.from({ length: times }, () => status),
  429,
  429,
  429,
]

describe('a visitor', () => {
  it.each<[string, string, number, string, (at: number) => Record<string, string>]>([
    ['without a cookie', '10.0.0.1', 200, '/api/session', () => ({})],
    [
      'with an invented cookie for each request',
      '10.0.0.2',
      200,
      '/api/session',
      (at) => ({ cookie: `__Host-zvonok=invented-${at}.signature` }),
    ],
    [
      'who is refused each time',
      '10.0.0.3',
      401,
      '/api/schools',
      (at) => ({ cookie: `__Host-zvonok=invented-${at}` }),
    ],
    [
      'with an invented token for each request',
      '10.0.0.4',
      401,
      '/api/schools',
      (at) => ({ authorization: `Bearer invented-${at}` }),
    ],
    ['who asks for what is not there', '10.0.0.5', 404, '/api/nothing', () => ({})],
    ['who loads pages', '10.0.0.6', 200, '/sign-in', () => ({})],
  ])('%s is stopped at the address', async (_, address, status, url, headers) => {
    const answered = await statuses(perAddress, (at) => from(address, url, headers(at)))
    expect(answered).toEqual(limitedAfter(perAddress, status))
  })

  it('who takes a new session for each request is stopped at the address', async () => {
    const cookies: string[] = []
    const answered = await statuses(perAddress, async (at) => {
      const answer = await from('10.0.0.7', '/api/session', { cookie: cookies[at - 1] ?? '' })
      cookies.push(answer.cookies[0]?.split(';')[0] ?? '')
      return answer
    })
    expect(answered).toEqual(limitedAfter(perAddress, 200))
  })

  it('of a network is one, whatever address of it is used', async () => {
    const answered = await statuses(perAddress, (at) => from(`2001:db8::${at}`, '/api/session'))
    expect(answered).toEqual(limitedAfter(perAddress, 200))
  })

  it('is told so in the language of the page, and when to come back', async () => {
    const request = (language: string) =>
      from('10.0.0.8', '/api/session', { 'accept-language': language })
    await statuses(perAddress, () => request('ru'))
    const russian = await request('ru')
    expect(russian.statusCode).toBe(429)
    expect(russian.headers['content-type']).toMatch('application/problem+json')
    expect(russian.headers['retry-after']).toBe('60')
    expect(russian.json()).toMatchObject({
      type: '/problems/too-many-requests',
      status: 429,
      reason: 'TOO_MANY_REQUESTS',
      title: 'Слишком часто',
      detail: 'Слишком много запросов подряд. Подождите минуту.',
    })
    expect((await request('en')).json()).toMatchObject({
      reason: 'TOO_MANY_REQUESTS',
      title: 'Too often',
      detail: 'Too many requests in a row. Wait a minute.',
    })
  })
})

describe('somebody signed in', () => {
  it('is counted as the account, at whatever address and in whatever session', async () => {
    const { signIn } = createBrowser(ask)
    const [phone, desk] = [await signIn(), await signIn()]
    const answered = await statuses(perAccount, (at) =>
      from(`10.0.1.${at}`, '/api/session', { cookie: (at % 2 === 0 ? phone : desk).cookie }),
    )
    expect(answered).toEqual(limitedAfter(perAccount, 200))
    // Others at these addresses go on.
    expect((await from('10.0.1.1', '/api/session')).statusCode).toBe(200)
  })
})

describe('probes', () => {
  it.each(['/healthz', '/readyz'])('%s is answered without a limit', async (url) => {
    const answered = await statuses(perAddress, () => from('10.0.0.9', url))
    expect(new Set(answered)).toEqual(new Set([200]))
  })
})
