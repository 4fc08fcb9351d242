import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { EsiaBridge } from '@zvonok/identity/esia-bridge/bridge'
import { createMemoryCache } from '@zvonok/runtime/cache-memory'
import { silentLog } from '@zvonok/runtime/log'
import { createVisitor } from '@zvonok/testing/visitor'
import * as openid from 'openid-client'

import { sampleCitizens } from '../esia-simulator/citizens.ts'
import { startDemoBridge } from '../esia-simulator/demo-esia.ts'
import type { EsiaSimulator } from '../esia-simulator/simulator.ts'
import { startEsiaSimulator } from '../esia-simulator/simulator.ts'
import { signInAsAdmin } from '../servers/keycloak/admin.ts'
import { applyRealm } from '../servers/keycloak/realm.ts'
import { freePort } from '../servers/process/free-port.ts'

const callback = 'http://127.0.0.1:1/auth/callback'
const atClient = (url: URL): boolean => url.port === '1'

const fromEnvironment = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) {
    throw new Error(
      `${name} is not set: signing in through Gosuslugi is proved on a real Keycloak, which \`npm test\` starts.`,
    )
  }
  return value
}

let simulator: EsiaSimulator
let bridge: EsiaBridge & AsyncDisposable
let config: openid.Configuration

beforeAll(async () => {
  const url = fromEnvironment('TEST_KEYCLOAK_URL')
  const secret = (name: string): string => fromEnvironment(`TEST_KEYCLOAK_${name}`)
  const secrets = {
    admin: secret('ADMIN_PASSWORD'),
    gateway: secret('GATEWAY_SECRET'),
    provisioning: secret('PROVISIONING_SECRET'),
    esia: secret('ESIA_SECRET'),
  }
  simulator = await startEsiaSimulator({ citizens: sampleCitizens })
  const port = await freePort()
  const place = {
    issuer: `http://127.0.0.1:${port}`,
    redirectUri: `${url}/realms/zvonok/broker/esia/endpoint`,
    clientSecret: secrets.esia,
  }
  bridge = await startDemoBridge(simulator, place, { cache: createMemoryCache(), log: silentLog })
  const admin = await signInAsAdmin(url, secret('ADMIN_USER'), secrets.admin)
  const esia = { issuer: bridge.issuer, clientId: 'zvonok-keycloak' }
  await applyRealm(admin, { publicUrl: 'http://127.0.0.1', esia }, secrets)
  const issuer = new URL(`${url}/realms/zvonok`)
  config = await openid.discovery(issuer, 'zvonok-gateway', secrets.gateway, undefined, {
    execute: [openid.allowInsecureRequests],
  })
}, 60_000)

afterAll(async () => {
  await bridge?.[Symbol.asyncDispose]()
  await simulator?.[Symbol.asyncDispose]()
})

const begin = async (parameters: Record<string, string>) => {
  const visitor = createVisitor({ 'accept-language': 'ru' })
  const verifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid profile',
    state,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  })
  const page = await visitor.open(url, atClient)
  const finish = (answer: URL) =>
    openid.authorizationCodeGrant(config, answer, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    })
  return { visitor, page, finish }
}

const signInAs = async (oid: string) => {
  const { visitor, page, finish } = await begin({ kc_idp_hint: 'esia' })
  const answer = await visitor.submit(page, { oid }, atClient)
  return (await finish(answer.url)).claims()
}

it('gives the claims the embedded provider gives', async () => {
  const claims = await signInAs('1000299654')
  expect(claims).toMatchObject({
    preferred_username: 'esia-1000299654',
    identity_provider: 'esia',
    snils: '11223344595',
    esia_oid: '1000299654',
    esia_confirmed: true,
  })
  expect((await signInAs('1000299654'))?.sub).toBe(claims?.sub)
})

it('says that an account is not confirmed', async () => {
  expect(await signInAs('1000299656')).toMatchObject({
    esia_oid: '1000299656',
    esia_confirmed: false,
  })
})

it('comes back to its login page when the person declines', async () => {
  const { visitor, page } = await begin({ kc_idp_hint: 'esia' })
  const declined = await visitor.submit(page, { decline: 'yes' }, atClient)
  expect(declined.text).toContain('Вы отказались от входа')
  const leave = /href="([^"]+\/leave)"/.exec(declined.text)?.[1] ?? ''
  const back = await visitor.open(new URL(leave, declined.url), atClient)
  expect(back.text).toContain('name="password"')
})
