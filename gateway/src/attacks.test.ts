import { createHmac } from 'node:crypto'
import { request as rawRequest } from 'node:http'
import { generateCallerKeys } from '@zvonok/runtime/caller'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createBrowser } from './testing/browser.ts'
import { createAsk, startTestGateway } from './testing/gateway.ts'
import type { RunningGateway } from './testing/gateway.ts'
import { startTestIdentity } from './testing/identity.ts'
import { startTestProvider } from './testing/provider.ts'
import type { Signed, TestProvider } from './testing/provider.ts'

let provider: TestProvider
let identity: Awaited<ReturnType<typeof startTestIdentity>>
let gateway: RunningGateway

beforeAll(async () => {
  const callerKeys = await generateCallerKeys()
  provider = await startTestProvider()
  identity = await startTestIdentity(JSON.stringify(callerKeys.publicJwk))
  const env = { OIDC_ISSUER: provider.issuer, IDENTITY_ADDRESS: identity.address }
  gateway = await startTestGateway({ callerKeys, env })
}, 60_000)

afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]()
  await identity?.[Symbol.asyncDispose]()
  await provider?.[Symbol.asyncDispose]()
})

const ask = createAsk(() => gateway.origin)

const cookieOf = (cookies: readonly string[]): string => cookies[0]?.split(';')[0] ?? ''

const { sessionOf, signIn } = createBrowser(ask)

const command = (more: { headers?: Record<string, string>; payload?: object | string }) =>
  ask({
    method: 'POST',
    url: '/api/activation/check',
    headers: { 'idempotency-key': '12345678', ...more.headers },
    payload: more.payload ?? { code: 'ABCD-EFGH-JKMN' },
  })

describe('a session', () => {
  it('is another one after the sign-in, and the one before is worth nothing', async () => {
    const visitor = await sessionOf()
    const { finished, cookie } = await signIn(visitor.cookie)
    expect(finished.statusCode).toBe(302)
    expect(cookie).toMatch(/^__Host-zvonok=/)
    expect(cookie).not.toBe(visitor.cookie)
    expect((await sessionOf(cookie)).signedIn).toBe(true)
    expect((await sessionOf(visitor.cookie)).signedIn).toBe(false)
  })

  it('of another person before it in the same browser ends at the sign-in', async () => {
    const first = await signIn()
    const second = await signIn(first.cookie)
    expect((await sessionOf(second.cookie)).signedIn).toBe(true)
    expect((await sessionOf(first.cookie)).signedIn).toBe(false)
  })

  it('is never one that somebody else has thought of', async () => {
    for (const cookie of ['__Host-zvonok=fixed', '__Host-zvonok=fixed.signature']) {
      const given = await sessionOf(cookie)
      expect(given.cookie).not.toBe(cookie)
    }
  })

  it('gives the same token to pages that open at the same moment, and both may command', async () => {
    const { cookie } = await signIn()
    const pages = await Promise.all([sessionOf(cookie), sessionOf(cookie), sessionOf(cookie)])
    for (const { csrf } of pages) {
      const answer = await ask({
        method: 'POST',
        url: '/auth/sign-out',
        headers: { cookie, 'x-csrf-token': csrf, origin: 'http://evil.example' },
      })
      // The token is right: the origin is what is refused.
      expect(answer.json()).toMatchObject({ reason: 'FOREIGN_ORIGIN' })
      const checked = await command({ headers: { cookie, 'x-csrf-token': csrf } })
      expect(checked.json()).not.toMatchObject({ reason: 'CSRF_TOKEN_WRONG' })
    }
  })

  it('has a token of its own: that of another session commands nothing', async () => {
    const { cookie } = await signIn()
    const other = await sessionOf()
    const headers = { cookie, 'x-csrf-token': other.csrf }
    expect((await command({ headers })).json()).toMatchObject({ reason: 'CSRF_TOKEN_WRONG' })
    const none = await command({ headers: { cookie } })
    expect(none.json()).toMatchObject({ status: 403, reason: 'CSRF_TOKEN_WRONG' })
  })

  it('ends at the sign-out on the server, not only in the browser', async () => {
    const { cookie } = await signIn()
    const { csrf } = await sessionOf(cookie)
    const out = await ask({
      method: 'POST',
      url: '/auth/sign-out',
      headers: { cookie, 'x-csrf-token': csrf },
    })
    expect(out.json<{ redirect: string }>().redirect).toContain(`${provider.issuer}/protocol`)
    expect((await sessionOf(cookie)).signedIn).toBe(false)
    expect((await ask({ url: '/api/schools', headers: { cookie } })).statusCode).toBe(401)
  })
})

describe('a sign-in', () => {
  it('answers a callback once, with the state it was begun with', async () => {
    const { callback, before, cookie } = await signIn()
    const again = { url: callback.pathname + callback.search, headers: { cookie: before } }
    expect((await ask(again)).headers['location']).toMatch(/^\/sign-in\?reason=SIGN_IN_EXPIRED/)
    const foreign = new URLSearchParams(callback.search)
    foreign.set('state', 'of somebody else')
    const begun = await ask('/auth/sign-in?way=login')
    const forged = await ask({
      url: `/auth/callback?${foreign}`,
      headers: { cookie: cookieOf(begun.cookies) },
    })
    expect(forged.headers['location']).toMatch(/^\/sign-in\?reason=SIGN_IN_FAILED/)
    expect((await sessionOf(cookie)).signedIn).toBe(true)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/%09/evil.example',
    '\\\\x',
  ])('never leads to another site: %s', async (returnTo) => {
    const { finished } = await signIn(undefined, `&returnTo=${encodeURIComponent(returnTo)}`)
    const location = new URL(finished.headers['location']!, gateway.origin)
    expect(location.origin).toBe(gateway.origin)
  })
})

describe('a back-channel logout', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const logout = async (signed: Signed) =>
    ask({
      method: 'POST',
      url: '/auth/back-channel-logout',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logout_token: await provider.sign(signed) }).toString(),
    })

  it('ends the session of the provider’s session', async () => {
    const { cookie } = await signIn()
    const answer = await logout({ claims: { sid: 'provider-session', events: event }, typ: 'JWT' })
    expect(answer.statusCode).toBe(200)
    expect((await sessionOf(cookie)).signedIn).toBe(false)
  })

  it.each<[string, Signed]>([
    ['an id token', { claims: { sid: 'provider-session' } }],
    ['a nonce in it', { claims: { sid: 'provider-session', events: event, nonce: 'n' } }],
    ['another client', { claims: { sid: 'provider-session', events: event, aud: 'other' } }],
    ['another issuer', { claims: { sid: 'provider-session', events: event, iss: 'http://x' } }],
    ['the past', { claims: { sid: 'provider-session', events: event, iat: 1_700_000_000 } }],
  ])('is not taken from %s', async (_, signed) => {
    const { cookie } = await signIn()
    expect((await logout(signed)).statusCode).toBe(401)
    expect((await sessionOf(cookie)).signedIn).toBe(true)
  })

  it('without a token or a body is refused, not a fault', async () => {
    for (const payload of ['', 'logout_token=', 'logout_token=x']) {
      const answer = await ask({
        method: 'POST',
        url: '/auth/back-channel-logout',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      })
      expect(answer.statusCode).toBe(401)
    }
    const bare = await ask({ method: 'POST', url: '/auth/back-channel-logout' })
    expect(bare.statusCode).toBe(401)
  })
})

describe('a token of an integrator', () => {
  const read = (token: string) =>
    ask({ url: '/api/session', headers: { authorization: `Bearer ${token}` } })

  it('reads as the integrator, whoever signed it in', async () => {
    const answer = await read(await provider.sign())
    expect(answer.json()).toMatchObject({ accountId: 'machine-1', signedIn: true })
    const keycloak = await provider.sign({ typ: 'JWT', claims: { typ: 'Bearer' } })
    expect((await read(keycloak)).json()).toMatchObject({ accountId: 'machine-1' })
  })

  it('commands nothing', async () => {
    const authorization = `Bearer ${await provider.sign()}`
    const answer = await command({ headers: { authorization } })
    expect(answer.json()).toMatchObject({ status: 403, reason: 'INTEGRATOR_READS_ONLY' })
  })

  it.each<[string, Signed, string]>([
    ['for another service', { claims: { aud: 'other' } }, 'TOKEN_NOT_FOR_US'],
    ['for nobody', { claims: { aud: [] } }, 'TOKEN_NOT_FOR_US'],
    ['of another issuer', { claims: { iss: 'http://other/realms/zvonok' } }, 'TOKEN_NOT_VERIFIED'],
    ['that has expired', { expiresIn: -60 }, 'TOKEN_NOT_VERIFIED'],
    ['of the future', { claims: { nbf: 4_000_000_000 } }, 'TOKEN_NOT_VERIFIED'],
    ['of nobody', { claims: { sub: undefined } as never }, 'TOKEN_NOT_VERIFIED'],
    ['that is an id token', { typ: 'JWT' }, 'TOKEN_NOT_VERIFIED'],
    ['of a person', { claims: { sub: 'person-1' } }, 'INTEGRATOR_UNKNOWN'],
  ])('%s is refused', async (_, signed, reason) => {
    const answer = await read(await provider.sign(signed))
    expect(answer.json()).toMatchObject({ status: 401, reason })
  })

  it('without a signature, or signed with the public key as a secret, is refused', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const exp = Math.floor(Date.now() / 1000) + 300
    const claims = part({ iss: provider.issuer, aud: 'zvonok-gateway', sub: 'machine-1', exp })
    const unsigned = `${part({ alg: 'none', typ: 'at+jwt' })}.${claims}.`
    const signedInput = `${part({ alg: 'HS256', kid: 'one', typ: 'at+jwt' })}.${claims}`
    const mac = createHmac('sha256', provider.publicKey).update(signedInput).digest('base64url')
    const [, , signature] = (await provider.sign()).split('.')
    const changed = `${part({ alg: 'RS256', kid: 'one', typ: 'at+jwt' })}.${claims}.${signature}`
    for (const token of [
      unsigned,
      `${signedInput}.${mac}`,
      changed,
      'a.b.c',
      '',
      'x'.repeat(8000),
    ]) {
      expect((await read(token)).statusCode).toBe(401)
    }
    const basic = await ask({ url: '/api/session', headers: { authorization: 'Basic YTpi' } })
    expect(basic.json()).toMatchObject({ status: 401, reason: 'TOKEN_NOT_VERIFIED' })
  })
})

describe('a body', () => {
  const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`
  const send = async (payload: string, contentType = 'application/json') => {
    const { cookie, csrf } = await sessionOf()
    const headers = { cookie, 'x-csrf-token': csrf, 'content-type': contentType }
    return command({ headers, payload })
  }

  it.each<[string, string, number]>([
    ['a prototype', '{"code":"A","__proto__":{"admin":true}}', 400],
    ['a constructor', '{"code":"A","constructor":{"prototype":{"admin":true}}}', 400],
    ['an infinite number', '{"code":1e400}', 400],
    ['depth 1,000', `{"code":${deep(1000)}}`, 400],
    ['depth 100,000', `{"code":${deep(100_000)}}`, 400],
    ['a number for a text', '{"code":5}', 400],
    ['half a surrogate pair', '{"code":"\\ud800"}', 400],
    ['a NUL', '{"code":"A\\u0000"}', 400],
    ['a list', '[]', 400],
    ['300 KB', JSON.stringify({ code: 'x'.repeat(300 * 1024) }), 400],
    ['the byte of another encoding', '{"code":"\u00ff', 400],
  ])('with %s is refused', async (_, payload, status) => {
    const answer = await send(payload)
    expect([answer.statusCode, answer.body]).toEqual([status, expect.stringContaining('reason')])
    expect(answer.headers['content-type']).toMatch('application/problem+json')
  })

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'text/plain;application/json', 'x'])(
    'sent as %s is refused',
    async (contentType) => {
      const answer = await send('{"code":"A"}', contentType)
      expect(answer.json()).toMatchObject({ status: 400, reason: 'CONTENT_TYPE_UNKNOWN' })
    },
  )
})

describe('a form with a file', () => {
  const part = 'content-disposition: form-data; name="file"; filename="x.xlsx"'
  it.each([
    ['without a boundary', 'multipart/form-data', '--x\r\n'],
    ['that breaks off', 'multipart/form-data; boundary=x', `--x\r\n${part}\r\n\r\nPK`],
    ['of garbage', 'multipart/form-data; boundary=x', 'garbage'],
    [
      'with an endless head',
      'multipart/form-data; boundary=x',
      `--x\r\n${'h: v\r\n'.repeat(3000)}`,
    ],
    ['that is none', 'application/json', '{}'],
  ])('%s is refused', async (_, contentType, payload) => {
    const { cookie } = await signIn()
    const { csrf } = await sessionOf(cookie)
    const answer = await ask({
      method: 'POST',
      url: '/api/schools/01930000-0000-7000-8000-0000000000ff/imports',
      headers: {
        cookie,
        'x-csrf-token': csrf,
        'idempotency-key': '12345678',
        'content-type': contentType,
      },
      payload,
    })
    expect(answer.json()).toMatchObject({ status: 400 })
  })
})

describe('an odd request', () => {
  const raw = (method: string, path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const call = rawRequest(gateway.origin + path, { method, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        )
      })
      call.on('error', reject)
      call.end()
    })

  it.each(['QUERY', 'TRACE', 'PROPFIND', 'PATCH', 'OPTIONS', 'LOCK', 'SEARCH'])(
    'of the method %s is refused',
    async (method) => {
      const { status } = await raw(method, '/api/schools')
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    },
  )

  it.each([
    '/api/schools/%00',
    '/api/schools/%',
    '/api/schools/%ff',
    '/api/schools/%ED%A0%80',
    `/api/schools/${'x'.repeat(5000)}`,
    '/api/schools?municipalityId=%00',
    '/api//schools',
    '/api/../api/schools/..%2f..%2fetc',
  ])('for %s is a clear 4xx', async (path) => {
    const { cookie } = await signIn()
    const { status } = await raw('GET', path, { cookie })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })

  it('gets no method of its own by a header', async () => {
    const headers = { 'x-http-method-override': 'DELETE', 'x-forwarded-host': 'evil.example' }
    expect((await raw('GET', '/api/session', headers)).body).not.toContain('evil')
  })
})
