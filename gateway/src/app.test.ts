import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createAsk, startTestGateway } from './testing/gateway.ts'
import type { RunningGateway } from './testing/gateway.ts'

let gateway: RunningGateway
beforeAll(async () => {
  gateway = await startTestGateway()
}, 60_000)
afterAll(async () => expect(await gateway.stop()).toEqual([0, null]))

const ask = createAsk(() => gateway.origin)

const visitor = async () => {
  const answer = await ask('/api/session')
  const cookie = String(answer.headers['set-cookie']).split(';')[0]!
  return { cookie, csrf: answer.json<{ csrfToken: string }>().csrfToken }
}

const check = (headers: Record<string, string>, payload: object) =>
  ask({ method: 'POST', url: '/api/activation/check', headers, payload })

describe('the door', () => {
  it('tells a visitor that nobody is signed in, under a cookie scripts cannot read', async () => {
    const answer = await ask('/api/session')
    expect(answer.json()).toMatchObject({ signedIn: false, grants: [] })
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(/^__Host-zvonok=/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/Secure/)
    expect(cookie).toMatch(/SameSite=Lax/)
  })

  it('asks to sign in, in the language of the reader', async () => {
    const russian = await ask('/api/schools')
    expect(russian.statusCode).toBe(401)
    expect(russian.headers['content-type']).toMatch('application/problem+json')
    expect(russian.json()).toMatchObject({
      type: '/problems/sign-in-required',
      reason: 'SIGN_IN_REQUIRED',
      title: 'Нужно войти',
    })
    const english = await ask({
      url: '/api/schools',
      headers: { 'accept-language': 'en-GB,en;q=0.9' },
    })
    expect(english.json()).toMatchObject({ title: 'Please sign in' })
  })

  it('takes no command without the token of the page', async () => {
    const { cookie } = await visitor()
    const answer = await check({ cookie, 'idempotency-key': '12345678' }, { code: 'X' })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ reason: 'CSRF_TOKEN_WRONG' })
  })

  it('takes no command from a page of another site', async () => {
    const { cookie, csrf } = await visitor()
    const headers = { cookie, 'x-csrf-token': csrf, 'idempotency-key': '12345678' }
    const foreign = await check({ ...headers, origin: 'https://evil.example' }, { code: 'X' })
    expect(foreign.json()).toMatchObject({ status: 403, reason: 'FOREIGN_ORIGIN' })
    const site = await check({ ...headers, 'sec-fetch-site': 'cross-site' }, { code: 'X' })
    expect(site.json()).toMatchObject({ status: 403, reason: 'FOREIGN_ORIGIN' })
  })

  it('wants an idempotency key with every command', async () => {
    const { cookie, csrf } = await visitor()
    const answer = await check({ cookie, 'x-csrf-token': csrf }, { code: 'X' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({
      violations: [{ field: 'idempotency-key', reason: 'FIELD_REQUIRED' }],
    })
  })

  it('says that a service is away, and when to come back', async () => {
    const { cookie, csrf } = await visitor()
    const headers = { cookie, 'x-csrf-token': csrf, 'idempotency-key': '12345678' }
    const answer = await check(headers, { code: 'ABCD-EFGH-JKMN' })
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ reason: 'SERVICE_UNAVAILABLE' })
  })

  it('refuses what is no JSON, and a bearer token of nobody', async () => {
    const { cookie, csrf } = await visitor()
    const answer = await ask({
      method: 'POST',
      url: '/api/activation/check',
      headers: {
        cookie,
        'x-csrf-token': csrf,
        'idempotency-key': '12345678',
        'content-type': 'application/json',
      },
      payload: '{"code":',
    })
    expect(answer.json()).toMatchObject({ status: 400, reason: 'BODY_UNREADABLE' })
    const bearer = await ask({
      url: '/api/schools',
      headers: { authorization: 'Bearer nonsense' },
    })
    expect(bearer.json()).toMatchObject({ status: 401, reason: 'TOKEN_NOT_VERIFIED' })
  })

  it.each(['/sign-in', '/api/schools', '/api/session', '/nothing.js'])(
    'leaves scripts of others no way in at %s, refused or not',
    async (path) => {
      const { headers } = await ask(path)
      expect(headers['content-security-policy']).toMatch("default-src 'none'")
      expect(headers['content-security-policy']).toMatch("script-src 'self'")
      expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cache-control'] === 'no-store').toBe(path.startsWith('/api/'))
    },
  )

  it('serves the page for every address of the front end, and no page for a missing file', async () => {
    for (const path of ['/', '/diary/activation', '/schools/1/2026/journals']) {
      const answer = await ask(path)
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toMatch('Звонок')
    }
    expect((await ask('/assets/missing.js')).statusCode).toBe(404)
    expect((await ask('/api/nothing')).json()).toMatchObject({ reason: 'PAGE_NOT_FOUND' })
    expect((await ask('/../package.json')).body).not.toMatch('zvonok')
  })

  it('never sends people to another site after the sign-in', async () => {
    const answer = await ask('/auth/sign-in?returnTo=//evil.example')
    expect(answer.statusCode).toBe(302)
    expect(answer.headers['location']).not.toMatch('evil')
  })
})

describe('OpenAPI', () => {
  it('is 3.1, with a description and a stable id of its own for every operation', async () => {
    const document = (await ask('/api/openapi.json')).json<{
      openapi: string
      paths: Record<string, Record<string, { operationId: string; description: string }>>
    }>()
    expect(document.openapi).toBe('3.1.0')
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    expect(operations.length).toBeGreaterThan(70)
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(operations.filter(({ description }) => !description)).toEqual([])
  })

  it('tells integrators where to take a token, and that they only read', async () => {
    const document = (await ask('/api/openapi.json')).json<{
      components: { securitySchemes: { integrator: object } }
      security: object[]
      paths: Record<string, Record<string, { security?: object[] }>>
    }>()
    expect(document.components.securitySchemes.integrator).toMatchObject({
      type: 'oauth2',
      flows: {
        clientCredentials: {
          tokenUrl: 'http://127.0.0.1:2/realms/zvonok/protocol/openid-connect/token',
        },
      },
    })
    expect(document.security).toContainEqual({ integrator: [] })
    const commands = Object.values(document.paths)
      .flatMap((path) => Object.entries(path))
      .filter(([method]) => method !== 'get')
    expect(commands.length).toBeGreaterThan(40)
    for (const [, { security }] of commands) {
      expect(JSON.stringify(security)).not.toContain('integrator')
      expect(security).toBeDefined()
    }
  })
})
