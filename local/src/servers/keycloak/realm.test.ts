import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SignJWT, decodeJwt, exportJWK, generateKeyPair } from 'jose'

import type { KeycloakServer } from '../keycloak.ts'
import { startKeycloak } from '../keycloak.ts'

const snils = '11223344595'
const redirectUri = 'http://127.0.0.1:4321/auth/callback'
const verifier = 'v'.repeat(64)
const challengeOf = (value: string): string =>
  createHash('sha256').update(value).digest('base64url')

/** The ESIA bridge as Keycloak sees it: a plain OpenID provider that knows one person. */
const startBridge = async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const asked: URLSearchParams[] = []
  const refusals: string[] = []
  const person = { oid: '1000000001', isConfirmed: true }
  let issuer = ''
  const authorize = (response: ServerResponse, query: URLSearchParams): void => {
    asked.push(query)
    const back = new URL(query.get('redirect_uri') ?? '')
    back.search = new URLSearchParams({ code: 'once', state: query.get('state') ?? '' }).toString()
    response.writeHead(302, { location: back.href }).end()
  }
  const exchange = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await text(request))
    const question = asked.at(-1)!
    if (challengeOf(form.get('code_verifier') ?? '') !== question.get('code_challenge')) {
      refusals.push('PKCE')
    }
    const idToken = await new SignJWT({
      preferred_username: `esia-${person.oid}`,
      esia_oid: person.oid,
      esia_confirmed: person.isConfirmed,
      snils,
      given_name: 'Мария',
      family_name: 'Белова',
      nonce: question.get('nonce'),
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'bridge' })
      .setIssuer(issuer)
      .setSubject(person.oid)
      .setAudience('keycloak')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
    const tokens = { access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: idToken }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(tokens))
  }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', issuer)
    if (url.pathname === '/esia/auth') return authorize(response, url.searchParams)
    if (url.pathname === '/esia/token') return exchange(request, response)
    response.setHeader('content-type', 'application/json')
    const key = { ...(await exportJWK(publicKey)), kid: 'bridge', alg: 'RS256', use: 'sig' }
    response.end(
      JSON.stringify(url.pathname === '/esia/jwks' ? { keys: [key] } : { sub: person.oid }),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/esia`
  return { issuer, person, asked, refusals, close: () => server.close() }
}

/** A browser as far as redirects and cookies go. */
const createBrowser = () => {
  const jar = new Map<string, string>()
  return async (start: URL): Promise<URL> => {
    let url = start
    for (let hop = 0; hop < 12; hop += 1) {
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        jar.set(name!, value!)
      }
      const location = response.headers.get('location')
      if (location === null) throw new Error(`stopped at ${url.href}: ${await response.text()}`)
      url = new URL(location, url)
      if (url.href.startsWith(redirectUri)) return url
    }
    throw new Error('too many redirects')
  }
}

describe('the realm zvonok', () => {
  let directory: string
  let keycloak: KeycloakServer
  let bridge: Awaited<ReturnType<typeof startBridge>>

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'zvonok-servers-'))
    bridge = await startBridge()
    keycloak = await startKeycloak({ dataDirectory: directory, log: () => {} })
    // As in a real start: the bridge's address is known after Keycloak stands.
    await keycloak.configure({
      publicUrl: 'http://127.0.0.1',
      esia: { issuer: bridge.issuer, clientId: 'keycloak' },
    })
  }, 300_000)

  afterAll(async () => {
    await keycloak?.stop()
    bridge?.close()
    await rm(directory, { recursive: true, force: true })
  }, 60_000)

  const token = (form: Record<string, string>): Promise<Response> =>
    fetch(`${keycloak.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })

  const provisioning = async () => {
    const answer = await token({
      grant_type: 'client_credentials',
      client_id: 'zvonok-provisioning',
      client_secret: keycloak.secrets.provisioning,
    })
    const { access_token: bearer } = (await answer.json()) as { access_token: string }
    return (method: string, path: string, body?: unknown): Promise<Response> =>
      fetch(`${keycloak.url}/admin/realms/zvonok${path}`, {
        method,
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
  }

  const authorizeUrl = (extra: Record<string, string>): URL =>
    new URL(
      `${keycloak.issuer}/protocol/openid-connect/auth?${new URLSearchParams({
        client_id: 'zvonok-gateway',
        response_type: 'code',
        scope: 'openid profile',
        redirect_uri: redirectUri,
        state: 'state',
        nonce: 'nonce',
        ...extra,
      }).toString()}`,
    )

  const signInByGosuslugi = async () => {
    const withPkce = { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' }
    const back = await createBrowser()(authorizeUrl({ ...withPkce, kc_idp_hint: 'esia' }))
    const answer = await token({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
      client_id: 'zvonok-gateway',
      client_secret: keycloak.secrets.gateway,
    })
    return (await answer.json()) as { id_token: string; access_token: string }
  }

  it('lets provisioning make accounts and clients, and change nothing of the realm', async () => {
    const send = await provisioning()
    const account = (username: string, value: string) => ({
      username,
      enabled: true,
      firstName: 'Анна Петровна',
      credentials: [{ type: 'password', value, temporary: true }],
    })
    expect((await send('POST', '/users', account('petrova', 'синее озеро'))).status).toBe(201)
    expect((await send('POST', '/users', account('ivanova', 'коротко77'))).status).toBe(400)
    expect((await send('POST', '/users', account('sidorova', 'sidorova2026'))).status).toBe(400)
    expect((await send('PUT', '', { bruteForceProtected: false })).status).toBe(403)
    expect((await send('GET', '/clients')).status).toBe(200)
    expect((await send('POST', '/roles', { name: 'any' })).status).toBe(403)
    expect((await send('POST', '/identity-provider/instances', {})).status).toBe(403)
  })

  it('signs a person in through Gosuslugi without asking anything', async () => {
    const claims = decodeJwt((await signInByGosuslugi()).id_token)
    expect(claims).toMatchObject({
      aud: 'zvonok-gateway',
      preferred_username: 'esia-1000000001',
      identity_provider: 'esia',
      esia_oid: '1000000001',
      esia_confirmed: true,
      snils,
      nonce: 'nonce',
      sid: expect.any(String),
    })
    expect(bridge.asked.at(-1)!.get('code_challenge_method')).toBe('S256')
    expect(bridge.refusals).toEqual([])
  }, 60_000)

  it('finds the same account at the next sign-in and stores no СНИЛС with it', async () => {
    const first = await signInByGosuslugi()
    const second = await signInByGosuslugi()
    const { sub } = decodeJwt(second.id_token)
    expect(sub).toBe(decodeJwt(first.id_token).sub)
    expect(decodeJwt(second.access_token)['snils']).toBeUndefined()
    const send = await provisioning()
    const stored = await (await send('GET', `/users/${sub}`)).text()
    expect(stored).toContain('esia-1000000001')
    expect(stored).not.toContain(snils)
  }, 60_000)

  it('says what Gosuslugi says now, not at the first sign-in', async () => {
    bridge.person.isConfirmed = false
    expect(decodeJwt((await signInByGosuslugi()).id_token)['esia_confirmed']).toBe(false)
    bridge.person.isConfirmed = true
    expect(decodeJwt((await signInByGosuslugi()).id_token)['esia_confirmed']).toBe(true)
  }, 60_000)

  it('never hands a person an account that somebody made under their name', async () => {
    const send = await provisioning()
    const trap = {
      username: 'esia-1000000002',
      enabled: true,
      credentials: [{ type: 'password', value: 'known to another', temporary: false }],
    }
    expect((await send('POST', '/users', trap)).status).toBe(201)
    bridge.person.oid = '1000000002'
    await expect(signInByGosuslugi()).rejects.toThrow('stopped at')
    bridge.person.oid = '1000000001'
    const found = await send('GET', '/users?exact=true&username=esia-1000000002')
    const [user] = (await found.json()) as { id: string }[]
    expect(await (await send('GET', `/users/${user!.id}/federated-identity`)).json()).toEqual([])
  }, 60_000)

  it('refuses the code flow without PKCE and to foreign addresses', async () => {
    const plain = await fetch(authorizeUrl({}), { redirect: 'manual' })
    expect(plain.headers.get('location')).toContain('error=invalid_request')
    const foreign = authorizeUrl({ redirect_uri: 'http://127.0.0.1.evil.example/auth/callback' })
    expect((await fetch(foreign, { redirect: 'manual' })).status).toBe(400)
  })

  it('follows the addresses of a later start and keeps its accounts', async () => {
    const gatewayUrl = 'http://127.0.0.1:4322'
    await keycloak.configure({ publicUrl: 'https://zvonok.example', gatewayUrl })
    expect((await fetch(authorizeUrl({}), { redirect: 'manual' })).status).toBe(400)
    const send = await provisioning()
    const found = await send('GET', '/users?exact=true&username=petrova')
    expect(await found.json()).toHaveLength(1)
  })

  it('greets in Russian, in our look', async () => {
    await keycloak.configure({ publicUrl: 'http://127.0.0.1' })
    const query = { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' }
    const page = await (await fetch(authorizeUrl(query))).text()
    expect(page).toContain('lang="ru"')
    expect(page).toContain('Логин')
    expect(page).toContain('zvonok.css')
  })
})
