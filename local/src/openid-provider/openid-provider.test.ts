import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createEmbeddedDirectory } from '@zvonok/identity/directory/embedded'
import { idpMigrations } from '@zvonok/identity/directory/database'
import type { AccountDirectory } from '@zvonok/identity/directory/port'
import { readForm } from '@zvonok/identity/pages/form'
import { closeServer, listen } from '@zvonok/identity/pages/listen'
import { silentLog } from '@zvonok/runtime/log'
import type { FreshDatabase } from '@zvonok/testing/postgres'
import { freshDatabase } from '@zvonok/testing/postgres'
import type { Visitor } from '@zvonok/testing/visitor'
import { createVisitor } from '@zvonok/testing/visitor'
import Fastify from 'fastify'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as openid from 'openid-client'

import { mountOnFastify } from './fastify.ts'
import type { OpenidProvider } from './provider.ts'
import { createOpenidProvider, startOpenidProvider } from './provider.ts'

const callback = 'http://127.0.0.1:1/auth/callback'
const home = 'http://127.0.0.1:1/'
const cheap = { cost: 1024, blockSize: 8, parallelization: 1 }
const password = 'правильный пароль'

/** The gateway's end of back-channel logout. */
const startBackchannel = async () => {
  const heard: ((token: string) => void)[] = []
  const receive = async (request: IncomingMessage): Promise<void> => {
    const token = (await readForm(request)).get('logout_token') ?? ''
    heard.shift()?.(token)
  }
  const server = createServer((request, response) => {
    void receive(request).then(() => response.writeHead(204).end())
  })
  const port = await listen(server, 0)
  return {
    url: `http://127.0.0.1:${port}/auth/backchannel-logout`,
    next: () => new Promise<string>((resolve) => heard.push(resolve)),
    [Symbol.asyncDispose]: () => closeServer(server),
  }
}

let database: FreshDatabase
let provider: OpenidProvider
let directory: AccountDirectory
let backchannel: Awaited<ReturnType<typeof startBackchannel>>
let config: openid.Configuration

const optionsFor = (databaseUrl: string) => ({
  databaseUrl,
  secret: 'a secret of this installation, kept elsewhere',
  webClients: [
    {
      clientId: 'zvonok-gateway',
      clientSecret: 'gateway-secret-of-this-installation',
      redirectUris: [callback],
      postLogoutRedirectUris: [home],
      backchannelLogoutUri: backchannel.url,
      homeUrl: home,
    },
  ],
  log: silentLog,
})

const discover = (
  issuer: string,
  clientId = 'zvonok-gateway',
  secret = 'gateway-secret-of-this-installation',
) =>
  openid.discovery(new URL(issuer), clientId, secret, undefined, {
    execute: [openid.allowInsecureRequests],
  })

beforeAll(async () => {
  backchannel = await startBackchannel()
  database = await freshDatabase('idp', idpMigrations)
  provider = await startOpenidProvider(optionsFor(database.url))
  directory = await createEmbeddedDirectory({ url: database.url, passwordCost: cheap })
  config = await discover(provider.issuer)
})

afterAll(async () => {
  await directory[Symbol.asyncDispose]()
  await provider[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
  await backchannel[Symbol.asyncDispose]()
})

const atClient = (url: URL): boolean => url.port === '1'

const begin = async (
  visitor: Visitor,
  parameters: Record<string, string> = {},
  configuration = config,
) => {
  const verifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const nonce = openid.randomNonce()
  const url = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    scope: 'openid',
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  })
  const page = await visitor.open(url, atClient)
  const finish = (answer: URL) =>
    openid.authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    })
  return { page, finish }
}

const signIn = async (username: string, visitor = createVisitor(), configuration = config) => {
  const { page, finish } = await begin(visitor, {}, configuration)
  const answer = await visitor.submit(page, { username, password }, atClient)
  if (!atClient(answer.url)) throw new Error(answer.text)
  return { visitor, answer, tokens: await finish(answer.url), finish }
}

let people = 0
const newPerson = async (temporary = false): Promise<{ username: string; subject: string }> => {
  people += 1
  const username = `person.${people}`
  return {
    username,
    subject: await directory.createAccount({
      username,
      password,
      temporary,
      displayName: 'Иванова А. П.',
    }),
  }
}

describe('discovery', () => {
  it('stands at the paths of Keycloak', () => {
    const at = `${provider.issuer}/protocol/openid-connect`
    expect(config.serverMetadata()).toMatchObject({
      issuer: provider.issuer,
      authorization_endpoint: `${at}/auth`,
      token_endpoint: `${at}/token`,
      userinfo_endpoint: `${at}/userinfo`,
      jwks_uri: `${at}/certs`,
      end_session_endpoint: `${at}/logout`,
      backchannel_logout_supported: true,
      code_challenge_methods_supported: ['S256'],
    })
  })

  it('is not moved by a false Host header', async () => {
    const url = `${provider.issuer}/.well-known/openid-configuration`
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const found = (await (await fetch(url, { headers })).json()) as { token_endpoint: string }
    expect(found.token_endpoint).toBe(`${provider.issuer}/protocol/openid-connect/token`)
  })
})

describe('sign-in with a password', () => {
  it('gives the claims in the id token and in userinfo', async () => {
    const { username, subject } = await newPerson()
    const { tokens } = await signIn(username.toUpperCase())
    const claims = { sub: subject, preferred_username: username, name: 'Иванова А. П.' }
    expect(tokens.claims()).toMatchObject({ ...claims, sid: expect.any(String) })
    expect(tokens.claims()).not.toHaveProperty('identity_provider')
    expect(await openid.fetchUserInfo(config, tokens.access_token, subject)).toEqual(claims)
  })

  it('refreshes, and signs in again without asking while the session lasts', async () => {
    const { visitor, tokens } = await signIn((await newPerson()).username)
    const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
    expect(refreshed.claims()?.sub).toBe(tokens.claims()?.sub)
    const again = await begin(visitor)
    expect((await again.finish(again.page.url)).claims()?.sub).toBe(tokens.claims()?.sub)
  })

  it('answers an unknown name and a wrong password alike', async () => {
    const { username } = await newPerson()
    const texts = await Promise.all(
      [username, 'nobody.here'].map(async (name) => {
        const visitor = createVisitor()
        const { page } = await begin(visitor)
        const refused = await visitor.submit(page, { username: name, password: 'не тот' })
        expect(refused.status).toBe(422)
        return refused.text.replace(/login-actions\/[\w-]+/g, '').replaceAll(name, '')
      }),
    )
    expect(texts[0]).toContain('Логин или пароль не подходят')
    expect(texts[0]).toBe(texts[1])
  })

  it('slows guessing down from one address only for the guessed account', async () => {
    const [victim, other] = [await newPerson(), await newPerson()]
    const visitor = createVisitor()
    const { page } = await begin(visitor)
    const guesses = await Promise.all(
      Array.from({ length: 8 }, () =>
        visitor.submit(page, { username: victim.username, password: 'наугад' }),
      ),
    )
    expect(guesses.filter(({ status }) => status === 422)).toHaveLength(5)
    const locked = await visitor.submit(page, { username: victim.username, password })
    expect(locked.status).toBe(429)
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(20)
    expect(locked.text).toMatch(/Войти можно будет через \d+ секунд/)
    expect((await signIn(other.username)).tokens.claims()?.sub).toBe(other.subject)
  })

  it('tells who knows the password that the account is closed', async () => {
    const { username, subject } = await newPerson()
    await directory.disable(subject)
    const visitor = createVisitor()
    const { page } = await begin(visitor)
    const refused = await visitor.submit(page, { username, password })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('закрыта')
  })

  it('refuses a flow without PKCE and an address that is not registered', async () => {
    const visitor = createVisitor()
    const plain = openid.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid',
      state: 'abc',
    })
    expect((await visitor.open(plain, atClient)).url.searchParams.get('error')).toBe(
      'invalid_request',
    )
    const foreign = openid.buildAuthorizationUrl(config, {
      redirect_uri: 'https://evil.example/',
      scope: 'openid',
    })
    const refused = await visitor.open(foreign)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('По этой ссылке войти нельзя')
  })

  it('exchanges a code once, and takes back what it gave when the code comes again', async () => {
    const { answer, tokens, finish } = await signIn((await newPerson()).username)
    await expect(finish(answer.url)).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(
      openid.refreshTokenGrant(config, tokens.refresh_token ?? ''),
    ).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('does not let another browser go on with an attempt', async () => {
    const { page } = await begin(createVisitor())
    const elsewhere = await createVisitor().open(page.url)
    expect(elsewhere.status).toBe(400)
    expect(elsewhere.text).toContain('Время входа истекло')
  })

  it('keeps two tabs apart', async () => {
    const { username, subject } = await newPerson()
    const visitor = createVisitor()
    const first = await begin(visitor)
    const second = await begin(visitor)
    const answer = await visitor.submit(first.page, { username, password }, atClient)
    expect((await first.finish(answer.url)).claims()?.sub).toBe(subject)
    expect(second.page.text).toContain('name="username"')
  })

  it('escapes what was typed', async () => {
    const visitor = createVisitor()
    const { page } = await begin(visitor)
    const refused = await visitor.submit(page, {
      username: '"><script>alert(1)</script>',
      password: 'x',
    })
    expect(refused.text).not.toContain('<script>')
    expect(refused.headers.get('content-security-policy')).toContain("script-src 'none'")
  })

  it('speaks the language asked for', async () => {
    const english = await begin(createVisitor(), { ui_locales: 'en' })
    expect(english.page.text).toContain('Your school gives you the login')
    const byHeader = await begin(createVisitor({ 'accept-language': 'de, en;q=0.8, ru;q=0.5' }))
    expect(byHeader.page.text).toContain('<html lang="en">')
  })
})

describe('a temporary password', () => {
  it('has to be changed before anything is given out', async () => {
    const { username, subject } = await newPerson(true)
    const visitor = createVisitor()
    const { page, finish } = await begin(visitor)
    const change = await visitor.submit(page, { username, password }, atClient)
    expect(change.text).toContain('Придумайте свой пароль')

    const attempts = { short: 'коротко77', [`${username}-2026`]: `${username}-2026` }
    for (const [chosen, repeated] of Object.entries(attempts)) {
      const refused = await visitor.submit(change, {
        'password-new': chosen,
        'password-confirm': repeated,
      })
      expect(refused.status).toBe(422)
    }
    const same = await visitor.submit(change, {
      'password-new': password,
      'password-confirm': password,
    })
    expect(same.text).toContain('тот же временный пароль')
    const differing = await visitor.submit(change, {
      'password-new': 'четыре слова',
      'password-confirm': 'пять слов тут',
    })
    expect(differing.text).toContain('не совпали')

    const chosen = 'лошадь батарея скрепка'
    const answer = await visitor.submit(
      change,
      { 'password-new': chosen, 'password-confirm': chosen },
      atClient,
    )
    expect((await finish(answer.url)).claims()?.sub).toBe(subject)
    expect(await directory.findByUsername(username)).toMatchObject({ temporary: false })
  })

  it('is asked for again in the next window until it is changed', async () => {
    const { username } = await newPerson(true)
    const visitor = createVisitor()
    const { page } = await begin(visitor)
    await visitor.submit(page, { username, password }, atClient)
    expect((await begin(visitor)).page.text).toContain('Придумайте свой пароль')
  })
})

describe('the end of a session', () => {
  it('comes at once when the client shows its own id token, and all clients hear of it', async () => {
    const { visitor, tokens } = await signIn((await newPerson()).username)
    const heard = backchannel.next()
    const url = openid.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: home,
      state: 'bye',
    })
    const after = await visitor.open(url, atClient)
    expect(after.url.href).toBe(`${home}?state=bye`)
    await expect(
      openid.refreshTokenGrant(config, tokens.refresh_token ?? ''),
    ).rejects.toMatchObject({ error: 'invalid_grant' })
    expect((await begin(visitor)).page.text).toContain('name="username"')

    const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri ?? ''))
    const { payload } = await jwtVerify(await heard, keys, {
      issuer: provider.issuer,
      audience: 'zvonok-gateway',
    })
    expect(payload).toMatchObject({
      sid: tokens.claims()?.['sid'],
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    })
    expect(payload).not.toHaveProperty('nonce')
  })

  it('is asked about when nobody proves whose session it is', async () => {
    const { visitor, tokens } = await signIn((await newPerson()).username)
    const url = openid.buildEndSessionUrl(config, {
      client_id: 'zvonok-gateway',
      post_logout_redirect_uri: home,
    })
    const page = await visitor.open(url, atClient)
    expect(page.text).toContain('Выйти из «Звонка»?')
    const heard = backchannel.next()
    const after = await visitor.submit(page, { logout: 'yes' }, atClient)
    expect(after.url.href).toBe(home)
    expect(await heard).toMatch(/^ey/)
    await expect(
      openid.refreshTokenGrant(config, tokens.refresh_token ?? ''),
    ).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('reaches every browser when the account is disabled', async () => {
    const { username, subject } = await newPerson()
    const [one, other] = [await signIn(username), await signIn(username)]
    const heard = [backchannel.next(), backchannel.next()]
    await directory.disable(subject)
    expect(await Promise.all(heard)).toHaveLength(2)
    for (const { tokens } of [one, other]) {
      await expect(
        openid.refreshTokenGrant(config, tokens.refresh_token ?? ''),
      ).rejects.toMatchObject({ error: 'invalid_grant' })
      await expect(openid.fetchUserInfo(config, tokens.access_token, subject)).rejects.toThrow()
    }
  })
})

describe('the provider as a part of something bigger', () => {
  it('answers on a Fastify server of another, whose own routes go on', async () => {
    const app = Fastify()
    app.get('/healthz', () => 'ok')
    app.post('/echo', (request) => request.body)
    await app.listen({ port: 0, host: '127.0.0.1' })
    const address = app.listeningOrigin
    await app.close()

    const mounted = Fastify()
    mounted.get('/healthz', () => 'ok')
    await using own = await createOpenidProvider({
      ...optionsFor(database.url),
      issuer: `${address}/realms/zvonok`,
    })
    mountOnFastify(mounted, own)
    await mounted.listen({ port: Number(new URL(address).port), host: '127.0.0.1' })
    try {
      expect(await (await fetch(`${address}/healthz`)).text()).toBe('ok')
      const { username, subject } = await newPerson()
      const { tokens } = await signIn(username, createVisitor(), await discover(own.issuer))
      expect(tokens.claims()?.sub).toBe(subject)
    } finally {
      await mounted.close()
    }
  })

  it('keeps keys, sessions and refresh tokens over a restart', async () => {
    const issuer = 'http://127.0.0.1:1/realms/zvonok'
    const options = { ...optionsFor(database.url), issuer }
    const keysOf = async (): Promise<string> => {
      await using one = await createOpenidProvider(options)
      const server = createServer(one.handle)
      const port = await listen(server, 0)
      const keys = await (
        await fetch(`http://127.0.0.1:${port}/realms/zvonok/protocol/openid-connect/certs`)
      ).text()
      await closeServer(server)
      return keys
    }
    const before = await keysOf()
    expect(before).toContain('"kid"')
    expect(await keysOf()).toBe(before)
  })
})
