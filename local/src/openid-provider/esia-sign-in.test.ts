import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { idpMigrations } from '@zvonok/identity/directory/database'
import { createEmbeddedDirectory } from '@zvonok/identity/directory/embedded'
import type { EsiaBridge } from '@zvonok/identity/esia-bridge/bridge'
import { createMemoryCache } from '@zvonok/runtime/cache-memory'
import { silentLog } from '@zvonok/runtime/log'
import { openPostgres, sql } from '@zvonok/runtime/postgres'
import type { FreshDatabase } from '@zvonok/testing/postgres'
import { freshDatabase } from '@zvonok/testing/postgres'
import { createVisitor } from '@zvonok/testing/visitor'
import * as openid from 'openid-client'

import { sampleCitizens } from '../esia-simulator/citizens.ts'
import { startDemoBridge } from '../esia-simulator/demo-esia.ts'
import type { EsiaSimulator } from '../esia-simulator/simulator.ts'
import { startEsiaSimulator } from '../esia-simulator/simulator.ts'
import { freePort } from '../servers/process/free-port.ts'
import { brokerEndpoint } from './esia-broker.ts'
import type { OpenidProvider } from './provider.ts'
import { startOpenidProvider } from './provider.ts'

const callback = 'http://127.0.0.1:1/auth/callback'
const bridgeSecret = 'what-the-provider-shows-to-the-bridge'
const gatewaySecret = 'gateway-secret-of-this-installation'

let simulator: EsiaSimulator
let database: FreshDatabase
let bridge: EsiaBridge & AsyncDisposable
let provider: OpenidProvider
let config: openid.Configuration

const startProvider = (bridgePort: number): Promise<OpenidProvider> =>
  startOpenidProvider({
    databaseUrl: database.url,
    secret: 'a secret of this installation, kept elsewhere',
    webClients: [
      {
        clientId: 'zvonok-gateway',
        clientSecret: gatewaySecret,
        redirectUris: [callback],
        postLogoutRedirectUris: [],
      },
    ],
    esia: {
      issuer: `http://127.0.0.1:${bridgePort}`,
      clientId: 'zvonok-keycloak',
      clientSecret: bridgeSecret,
    },
    log: silentLog,
  })

const discover = ({ issuer }: OpenidProvider): Promise<openid.Configuration> =>
  openid.discovery(new URL(issuer), 'zvonok-gateway', gatewaySecret, undefined, {
    execute: [openid.allowInsecureRequests],
  })

beforeAll(async () => {
  simulator = await startEsiaSimulator({ citizens: sampleCitizens })
  database = await freshDatabase('idp', idpMigrations)
  // The bridge and the provider name each other's addresses, so one has to be known beforehand.
  const port = await freePort()
  provider = await startProvider(port)
  const place = {
    issuer: `http://127.0.0.1:${port}`,
    redirectUri: provider.issuer + brokerEndpoint,
    clientSecret: bridgeSecret,
  }
  bridge = await startDemoBridge(simulator, place, { cache: createMemoryCache(), log: silentLog })
  config = await discover(provider)
})

afterAll(async () => {
  await bridge[Symbol.asyncDispose]()
  await provider[Symbol.asyncDispose]()
  await simulator[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const atClient = (url: URL): boolean => url.port === '1'

const begin = async (
  parameters: Record<string, string> = {},
  visitor = createVisitor(),
  from = config,
) => {
  const verifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const url = openid.buildAuthorizationUrl(from, {
    redirect_uri: callback,
    scope: 'openid profile',
    state,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  })
  const page = await visitor.open(url, atClient)
  const finish = (answer: URL) =>
    openid.authorizationCodeGrant(from, answer, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    })
  return { visitor, page, finish }
}

const viaEsia = { kc_idp_hint: 'esia' }

const signInAs = async (oid: string, visitor = createVisitor()) => {
  const { page, finish } = await begin(viaEsia, visitor)
  const answer = await visitor.submit(page, { oid }, atClient)
  return finish(answer.url)
}

const linkOf = (text: string, words: string): string => {
  const link = new RegExp(`<a[^>]*href="([^"]+)"[^>]*>\\s*${words}`).exec(text)?.[1]
  if (link === undefined) throw new Error(`no link «${words}»`)
  return link.replaceAll('&amp;', '&')
}

it('goes straight to Gosuslugi when hinted, and gives the claims of Keycloak', async () => {
  const tokens = await signInAs('1000299654')
  const expected = {
    preferred_username: 'esia-1000299654',
    identity_provider: 'esia',
    snils: '11223344595',
    esia_oid: '1000299654',
    esia_confirmed: true,
    name: 'Смирнова Ольга Викторовна',
  }
  expect(tokens.claims()).toMatchObject(expected)
  const subject = tokens.claims()?.sub ?? ''
  expect(await openid.fetchUserInfo(config, tokens.access_token, subject)).toEqual({
    sub: subject,
    ...expected,
  })
})

it('knows the person again, and another person by another account', async () => {
  const [first, again, other] = [
    await signInAs('1000299654'),
    await signInAs('1000299654'),
    await signInAs('1000299656'),
  ]
  expect(again.claims()?.sub).toBe(first.claims()?.sub)
  expect(other.claims()?.sub).not.toBe(first.claims()?.sub)
  expect(other.claims()).toMatchObject({ esia_confirmed: false })
})

it('makes one account of two first sign-ins at the same moment', async () => {
  const tokens = await Promise.all([signInAs('1000299655'), signInAs('1000299655')])
  expect(new Set(tokens.map((one) => one.claims()?.sub)).size).toBe(1)
})

it('is offered on the login page too', async () => {
  const { visitor, page, finish } = await begin()
  const atEsia = await visitor.open(new URL(linkOf(page.text, 'Войти через Госуслуги'), page.url))
  const answer = await visitor.submit(atEsia, { snils: '087-654-302 00' }, atClient)
  expect((await finish(answer.url)).claims()).toMatchObject({ esia_oid: '1000299655' })
})

it('comes back to the login page with a word when the person declines', async () => {
  const { visitor, page } = await begin(viaEsia)
  const declined = await visitor.submit(page, { decline: 'yes' }, atClient)
  expect(declined.text).toContain('Вы отказались от входа')
  const back = await visitor.open(
    new URL(linkOf(declined.text, 'Войти другим способом'), declined.url),
  )
  expect(back.text).toContain('Вы не вошли через Госуслуги')
  const english = await visitor.open(new URL(linkOf(back.text, 'English'), back.url))
  expect(english.text).toContain('Sign in with Gosuslugi')
})

it('shows the login page with a word when the bridge does not answer', async () => {
  await using lonely = await startProvider(await freePort())
  const { page } = await begin(viaEsia, createVisitor(), await discover(lonely))
  expect(page.text).toContain('Через Госуслуги войти не получилось')
  expect(page.text).toContain('name="password"')
})

it('keeps no readable СНИЛС, and nobody can take the name of such an account', async () => {
  await signInAs('1000299654')
  await using db = await openPostgres({ url: database.url })
  const rows = await db.direct.rows<{ text: string }>(
    'everything',
    sql`select account::text as text from account union all select artifact::text from artifact`,
  )
  expect(rows.filter(({ text }) => text.includes('11223344595'))).toEqual([])
  await using directory = await createEmbeddedDirectory({ url: database.url })
  const taken = { username: 'esia-1000299999', password: 'длинный пароль', temporary: false }
  await expect(directory.createAccount(taken)).rejects.toMatchObject({
    reason: 'USERNAME_RESERVED',
  })
})
