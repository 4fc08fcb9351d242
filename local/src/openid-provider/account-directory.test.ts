import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { idpMigrations } from '@zvonok/identity/directory/database'
import { createEmbeddedDirectory } from '@zvonok/identity/directory/embedded'
import { createKeycloakDirectory } from '@zvonok/identity/directory/keycloak'
import type { AccountDirectory } from '@zvonok/identity/directory/port'
import { silentLog } from '@zvonok/runtime/log'
import { freshDatabase } from '@zvonok/testing/postgres'
import type { VisitedPage } from '@zvonok/testing/visitor'
import { createVisitor } from '@zvonok/testing/visitor'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as openid from 'openid-client'

import { startOpenidProvider } from './provider.ts'

/** An identity provider with its directory of accounts. */
interface World extends AsyncDisposable {
  readonly directory: AccountDirectory
  readonly issuer: string
  readonly gatewaySecret: string
}

const callback = 'http://127.0.0.1:1/auth/callback'
const cheap = { cost: 1024, blockSize: 8, parallelization: 1 }

const startEmbedded = async (): Promise<World> => {
  const database = await freshDatabase('idp', idpMigrations)
  const gatewaySecret = 'gateway-secret-of-this-installation'
  const gateway = { clientId: 'zvonok-gateway', clientSecret: gatewaySecret }
  const provider = await startOpenidProvider({
    databaseUrl: database.url,
    secret: 'a secret of this installation, kept elsewhere',
    webClients: [{ ...gateway, redirectUris: [callback], postLogoutRedirectUris: [] }],
    log: silentLog,
  })
  const directory = await createEmbeddedDirectory({ url: database.url, passwordCost: cheap })
  return {
    directory,
    issuer: provider.issuer,
    gatewaySecret,
    [Symbol.asyncDispose]: async () => {
      await directory[Symbol.asyncDispose]()
      await provider[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

const fromEnvironment = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) {
    throw new Error(
      `${name} is not set: the contract of the account directory needs a real Keycloak, which \`npm test\` starts.`,
    )
  }
  return value
}

const useKeycloak = async (): Promise<World> => {
  const url = fromEnvironment('TEST_KEYCLOAK_URL')
  const directory = createKeycloakDirectory({
    url,
    realm: 'zvonok',
    clientId: 'zvonok-provisioning',
    clientSecret: fromEnvironment('TEST_KEYCLOAK_PROVISIONING_SECRET'),
  })
  return {
    directory,
    issuer: `${url}/realms/zvonok`,
    gatewaySecret: fromEnvironment('TEST_KEYCLOAK_GATEWAY_SECRET'),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  }
}

const atClient = (url: URL): boolean => url.port === '1'
const password = 'лошадь батарея скрепка'
const nobody = '0199b2a0-0000-7000-8000-000000000000'
// Several runs may meet one Keycloak.
const run = Date.now().toString(36)

describe.each([
  ['the embedded provider', startEmbedded],
  ['Keycloak', useKeycloak],
] as const)('the account directory of %s', (_, start) => {
  let world: World
  let config: openid.Configuration
  beforeAll(async () => {
    world = await start()
    config = await openid.discovery(
      new URL(world.issuer),
      'zvonok-gateway',
      world.gatewaySecret,
      undefined,
      {
        execute: [openid.allowInsecureRequests],
      },
    )
  }, 60_000)
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]()
  })

  let people = 0
  const newAccount = async (temporary = false): Promise<{ username: string; subject: string }> => {
    people += 1
    const username = `t${run}.${people}`
    const displayName = 'Иванова Анна'
    return {
      username,
      subject: await world.directory.createAccount({ username, password, temporary, displayName }),
    }
  }

  /** As far as one password leads: to the client, or to a page that says why not. */
  const signIn = async (username: string, secret = password) => {
    const visitor = createVisitor()
    const verifier = openid.randomPKCECodeVerifier()
    const state = openid.randomState()
    const login = await visitor.open(
      openid.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid profile',
        state,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
    )
    const page = await visitor.submit(login, { username, password: secret }, atClient)
    const tokensAt = ({ url }: VisitedPage) =>
      openid.authorizationCodeGrant(config, url, {
        pkceCodeVerifier: verifier,
        expectedState: state,
      })
    return { visitor, page, tokensAt, isIn: atClient(page.url) }
  }

  const tokensOf = async (username: string, secret?: string) => {
    const { page, tokensAt } = await signIn(username, secret)
    return tokensAt(page)
  }

  const refresh = (tokens: { readonly refresh_token?: string }) =>
    openid.refreshTokenGrant(config, tokens.refresh_token ?? '')

  it('makes an account one can sign in to', async () => {
    const { username, subject } = await newAccount()
    const tokens = await tokensOf(username)
    expect(tokens.claims()).toMatchObject({
      sub: subject,
      preferred_username: username,
      name: 'Иванова Анна',
    })
    expect(tokens.claims()).not.toHaveProperty('identity_provider')
    expect((await refresh(tokens)).claims()?.sub).toBe(subject)
  })

  it('finds an account by its name in any case', async () => {
    const { username, subject } = await newAccount(true)
    const expected = {
      subject,
      username,
      displayName: 'Иванова Анна',
      temporary: true,
      disabled: false,
    }
    expect(await world.directory.findByUsername(username.toUpperCase())).toEqual(expected)
    expect(await world.directory.findByUsername(`${username}.other`)).toBeUndefined()
  })

  it('gives a name to one account only, even when two ask at once', async () => {
    const username = `t${run}.twice`
    const outcomes = await Promise.allSettled(
      [username, username.toUpperCase()].map((name) =>
        world.directory.createAccount({ username: name, password, temporary: false }),
      ),
    )
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({ kind: 'conflict', reason: 'USERNAME_TAKEN' })
  })

  it.each([
    ['a name with a space', 'два слова', password, 'USERNAME_MALFORMED'],
    ['a name kept for Gosuslugi', 'esia-1000299654', password, 'USERNAME_RESERVED'],
    ['a short password', `t${run}.short`, 'коротко77', 'PASSWORD_TOO_SHORT'],
    ['a password with the name in it', `t${run}.same`, `T${run}.same!`, 'PASSWORD_LIKE_USERNAME'],
  ])('refuses %s', async (_case, username, secret, reason) => {
    const made = world.directory.createAccount({ username, password: secret, temporary: false })
    await expect(made).rejects.toMatchObject({ kind: 'invalid', reason })
  })

  it('has a temporary password changed at the first sign-in', async () => {
    const { username, subject } = await newAccount(true)
    const { visitor, page, tokensAt, isIn } = await signIn(username)
    expect(isIn).toBe(false)
    const chosen = 'четыре совсем других слова'
    const after = await visitor.submit(
      page,
      { 'password-new': chosen, 'password-confirm': chosen },
      atClient,
    )
    expect((await tokensAt(after)).claims()?.sub).toBe(subject)
    expect(await world.directory.findByUsername(username)).toMatchObject({ temporary: false })
    expect((await signIn(username)).isIn).toBe(false)
    expect((await signIn(username, chosen)).isIn).toBe(true)
  })

  it('replaces a password', async () => {
    const { username, subject } = await newAccount()
    await world.directory.setPassword(subject, 'новый пароль от школы', true)
    expect((await signIn(username)).isIn).toBe(false)
    expect((await signIn(username, 'новый пароль от школы')).page.text).toContain('password-new')
    await world.directory.setPassword(subject, 'ещё один новый пароль', false)
    expect((await signIn(username, 'ещё один новый пароль')).isIn).toBe(true)
    const short = world.directory.setPassword(subject, 'коротко77', false)
    await expect(short).rejects.toMatchObject({ kind: 'invalid', reason: 'PASSWORD_TOO_SHORT' })
  })

  it('disables an account: no sign-in, no refresh', async () => {
    const { username, subject } = await newAccount()
    const tokens = await tokensOf(username)
    await world.directory.disable(subject)
    expect((await signIn(username)).isIn).toBe(false)
    await expect(refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' })
    expect(await world.directory.findByUsername(username)).toMatchObject({
      subject,
      disabled: true,
      displayName: 'Иванова Анна',
    })
  })

  it('ends all sessions of an account and of no other', async () => {
    const [mine, other] = [await newAccount(), await newAccount()]
    const [first, second, foreign] = [
      await tokensOf(mine.username),
      await tokensOf(mine.username),
      await tokensOf(other.username),
    ]
    await world.directory.endSessions(mine.subject)
    await expect(refresh(first)).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(refresh(second)).rejects.toMatchObject({ error: 'invalid_grant' })
    expect((await refresh(foreign)).claims()?.sub).toBe(other.subject)
    expect((await signIn(mine.username)).isIn).toBe(true)
  })

  it('lets a refresh token work once', async () => {
    const tokens = await tokensOf((await newAccount()).username)
    const next = await refresh(tokens)
    expect(next.refresh_token).not.toBe(tokens.refresh_token)
    await expect(refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  const tokenOf = async (clientId: string, secret: string) => {
    const machine = await openid.discovery(new URL(world.issuer), clientId, secret, undefined, {
      execute: [openid.allowInsecureRequests],
    })
    const { access_token: token } = await openid.clientCredentialsGrant(machine)
    const keys = createRemoteJWKSet(new URL(machine.serverMetadata().jwks_uri ?? ''))
    const { payload } = await jwtVerify(token, keys, {
      issuer: world.issuer,
      audience: 'zvonok-gateway',
    })
    return payload
  }

  it('makes a machine that takes tokens for the gateway, and nothing else', async () => {
    const clientId = `integrator-${run}a`
    const machine = { clientId, name: 'Портал услуг', secret: 'a secret of 32 random bytes' }
    const subject = await world.directory.putMachine(machine)
    const claims = await tokenOf(clientId, machine.secret)
    expect(claims).toMatchObject({
      sub: subject,
      azp: clientId,
      preferred_username: `service-account-${clientId}`,
    })
    expect(claims.exp! - claims.iat!).toBeLessThanOrEqual(300)
    await expect(tokenOf(clientId, 'another secret')).rejects.toMatchObject({ status: 401 })
    // A repeat of the same command.
    expect(await world.directory.putMachine(machine)).toBe(subject)
    expect((await tokenOf(clientId, machine.secret)).sub).toBe(subject)
  })

  it('replaces the secret of a machine and ends it', async () => {
    const clientId = `integrator-${run}b`
    const machine = { clientId, name: 'Портал услуг', secret: 'the first secret of them' }
    const subject = await world.directory.putMachine(machine)
    const secret = 'the second secret of them'
    expect(await world.directory.putMachine({ ...machine, secret })).toBe(subject)
    await expect(tokenOf(clientId, machine.secret)).rejects.toMatchObject({ status: 401 })
    expect((await tokenOf(clientId, secret)).sub).toBe(subject)
    await world.directory.endMachine(clientId)
    await expect(tokenOf(clientId, secret)).rejects.toMatchObject({ status: 401 })
    await world.directory.endMachine(`integrator-${run}-never-was`)
  })

  it('says so when there is no such account', async () => {
    const { directory } = world
    const missing = { kind: 'not-found', reason: 'ACCOUNT_NOT_FOUND' }
    await expect(directory.setPassword(nobody, password, false)).rejects.toMatchObject(missing)
    await expect(directory.disable(nobody)).rejects.toMatchObject(missing)
    await expect(directory.endSessions(nobody)).rejects.toMatchObject(missing)
  })

  it('makes many accounts at once', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => newAccount()))
    expect(new Set(made.map(({ subject }) => subject)).size).toBe(10)
  })
})

describe('the account directory of a Keycloak', () => {
  it('that does not answer is unavailable, not a mistake of the caller', async () => {
    const directory = createKeycloakDirectory({
      url: 'http://127.0.0.1:1',
      realm: 'zvonok',
      clientId: 'zvonok-provisioning',
      clientSecret: 'any',
    })
    const found = directory.findByUsername('somebody')
    await expect(found).rejects.toMatchObject({
      kind: 'unavailable',
      reason: 'IDENTITY_PROVIDER_UNAVAILABLE',
    })
  })
})
