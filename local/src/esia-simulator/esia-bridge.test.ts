import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { EsiaBridge, EsiaBridgeOptions } from '@zvonok/identity/esia-bridge/bridge'
import { startEsiaBridge } from '@zvonok/identity/esia-bridge/bridge'
import { generateBridgeKeys } from '@zvonok/identity/esia-bridge/keys'
import { softwareSigner } from '@zvonok/identity/esia-bridge/signer'
import { softwareTokenVerifier } from '@zvonok/identity/esia-bridge/token-verifier'
import { createMemoryCache } from '@zvonok/runtime/cache-memory'
import { settableClock } from '@zvonok/runtime/clock'
import { silentLog } from '@zvonok/runtime/log'
import type { VisitedPage, Visitor } from '@zvonok/testing/visitor'
import { createVisitor } from '@zvonok/testing/visitor'
import * as openid from 'openid-client'

import { selfSignedCertificate } from './certificate.ts'
import { sampleCitizens } from './citizens.ts'
import type { EsiaSimulator } from './simulator.ts'
import { startEsiaSimulator } from './simulator.ts'

const callback = 'http://127.0.0.1:1/realms/zvonok/broker/esia/endpoint'
const client = {
  clientId: 'zvonok-broker',
  clientSecret: 'a-secret-of-thirty-two-characters',
  redirectUris: [callback],
}
const registered = selfSignedCertificate('ZVONOK')
const atCallback = (url: URL): boolean => url.href.startsWith(callback)

type Bridge = EsiaBridge & AsyncDisposable
type Simulator = Pick<EsiaSimulator, 'url' | 'tokenIssuer' | 'tokenPublicKeyPem'>

const esiaOf = (simulator: Simulator, key = registered): EsiaBridgeOptions['esia'] => ({
  baseUrl: simulator.url,
  clientId: 'ZVONOK',
  signer: softwareSigner(key),
  tokenVerifier: softwareTokenVerifier({
    issuer: simulator.tokenIssuer,
    publicKeyPem: simulator.tokenPublicKeyPem,
  }),
})

const startBridge = async (
  simulator: Simulator,
  changes: Partial<Parameters<typeof startEsiaBridge>[0]> = {},
  key = registered,
): Promise<Bridge> =>
  startEsiaBridge({
    clients: [client],
    esia: esiaOf(simulator, key),
    keys: await generateBridgeKeys(),
    cache: createMemoryCache(),
    log: silentLog,
    ...changes,
  })

const register = (
  simulator: EsiaSimulator,
  bridge: Bridge,
  scopes = ['openid', 'fullname', 'birthdate', 'snils'],
): void =>
  simulator.register({
    mnemonic: 'ZVONOK',
    certificatePem: registered.certificatePem,
    redirectUris: [bridge.redirectUri],
    scopes,
  })

/** Keycloak's part: begins with the bridge and exchanges what comes back. */
const relyingParty = async (bridge: Bridge, visitor: Visitor = createVisitor()) => {
  const config = await openid.discovery(
    new URL(bridge.issuer),
    client.clientId,
    client.clientSecret,
    undefined,
    { execute: [openid.allowInsecureRequests] },
  )
  const verifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const nonce = openid.randomNonce()
  const begin = async (parameters: Record<string, string> = {}): Promise<VisitedPage> => {
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...parameters,
    })
    return visitor.open(url, atCallback)
  }
  const finish = (url: URL) =>
    openid.authorizationCodeGrant(config, url, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    })
  return { config, visitor, begin, finish }
}

const signInAs = async (bridge: Bridge, fields: Record<string, string>, visitor?: Visitor) => {
  const party = await relyingParty(bridge, visitor)
  const answered = await party.visitor.submit(await party.begin(), fields, atCallback)
  return { ...party, answered, tokens: await party.finish(answered.url) }
}

describe('the ESIA bridge against the simulator', () => {
  let simulator: EsiaSimulator
  let bridge: Bridge
  beforeAll(async () => {
    simulator = await startEsiaSimulator({ citizens: sampleCitizens })
    bridge = await startBridge(simulator)
    register(simulator, bridge)
  })
  afterAll(async () => {
    await bridge[Symbol.asyncDispose]()
    await simulator[Symbol.asyncDispose]()
  })

  it('gives the claims of a confirmed account, in the id token and in userinfo', async () => {
    const { tokens, config } = await signInAs(bridge, { snils: '112-233-445 95' })
    const expected = {
      sub: '1000299654',
      preferred_username: 'esia-1000299654',
      esia_oid: '1000299654',
      esia_confirmed: true,
      snils: '11223344595',
      name: 'Смирнова Ольга Викторовна',
      family_name: 'Смирнова',
      given_name: 'Ольга',
      middle_name: 'Викторовна',
      birthdate: '1986-04-17',
    }
    expect(tokens.claims()).toMatchObject(expected)
    const userinfo = await openid.fetchUserInfo(config, tokens.access_token, '1000299654')
    expect(userinfo).toEqual(expected)
  })

  it('says that an account is not confirmed', async () => {
    const { tokens } = await signInAs(bridge, { oid: '1000299656' })
    expect(tokens.claims()).toMatchObject({
      sub: '1000299656',
      esia_confirmed: false,
      name: 'Фёдорова Марина',
    })
  })

  it('gives the next person on the same computer their own account', async () => {
    const visitor = createVisitor()
    const first = await signInAs(bridge, { oid: '1000299654' }, visitor)
    const second = await signInAs(bridge, { oid: '1000299655' }, visitor)
    expect(first.tokens.claims()?.sub).toBe('1000299654')
    expect(second.tokens.claims()?.sub).toBe('1000299655')
  })

  it('exchanges a code once', async () => {
    const { answered, finish } = await signInAs(bridge, { oid: '1000299654' })
    await expect(finish(answered.url)).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('refuses a request without PKCE', async () => {
    const party = await relyingParty(bridge)
    const url = openid.buildAuthorizationUrl(party.config, {
      redirect_uri: callback,
      scope: 'openid',
      state: 'abc',
    })
    const answered = await party.visitor.open(url, atCallback)
    expect(answered.url.searchParams.get('error')).toBe('invalid_request')
  })

  it('lets a person who declined try again or choose another way', async () => {
    const { visitor, begin } = await relyingParty(bridge)
    const page = await visitor.submit(await begin(), { decline: 'yes' }, atCallback)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Вы отказались от входа')
    const retry = /href="([^"]*\/interaction\/[\w-]+)"/.exec(page.text)?.[1] ?? ''
    expect((await visitor.open(new URL(retry, page.url))).text).toContain('Вход в Госуслуги')
    const back = await visitor.open(new URL(`${retry}/leave`, page.url), atCallback)
    expect(back.url.searchParams.get('error')).toBe('access_denied')
  })

  it('shows an unknown СНИЛС where it was typed', async () => {
    const { visitor, begin } = await relyingParty(bridge)
    const page = await visitor.submit(await begin(), { snils: '123-456-789 64' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('aria-invalid="true"')
    expect(page.text).toContain('123-456-789 64')
  })

  it('does not take an answer in another browser, nor a second time', async () => {
    const { visitor, begin } = await relyingParty(bridge)
    const atEsiaCallback = (url: URL): boolean => url.href.startsWith(bridge.redirectUri)
    const answer = await visitor.submit(await begin(), { oid: '1000299654' }, atEsiaCallback)
    expect((await createVisitor().open(answer.url, atCallback)).text).toContain(
      'Время входа истекло',
    )
    expect(atCallback((await visitor.open(answer.url, atCallback)).url)).toBe(true)
    expect((await visitor.open(answer.url, atCallback)).text).toContain('Время входа истекло')
  })

  it('speaks English when the relying party asks for it', async () => {
    const { visitor, begin } = await relyingParty(bridge)
    const login = await begin({ ui_locales: 'en' })
    const page = await visitor.submit(login, { decline: 'yes' }, atCallback)
    expect(page.text).toContain('You declined the sign-in')
  })
})

describe('the ESIA bridge in trouble', () => {
  const attempt = async (bridge: Bridge, fields?: Record<string, string>): Promise<VisitedPage> => {
    const { visitor, begin } = await relyingParty(bridge)
    const page = await begin()
    return fields ? visitor.submit(page, fields, atCallback) : page
  }

  it('leaves out what ESIA does not grant', async () => {
    await using simulator = await startEsiaSimulator({ citizens: sampleCitizens })
    await using bridge = await startBridge(simulator, {
      esia: { ...esiaOf(simulator), scope: 'openid snils' },
    })
    register(simulator, bridge, ['openid', 'snils'])
    const claims = (await signInAs(bridge, { oid: '1000299654' })).tokens.claims()
    expect(claims).toMatchObject({ snils: '11223344595', esia_confirmed: true })
    expect(claims).not.toHaveProperty('name')
    expect(claims).not.toHaveProperty('birthdate')
  })

  it('says that Gosuslugi refused when the signature is by another key', async () => {
    await using simulator = await startEsiaSimulator({ citizens: sampleCitizens })
    await using bridge = await startBridge(simulator, {}, selfSignedCertificate('SOMEONE ELSE'))
    register(simulator, bridge)
    const page = await attempt(bridge)
    expect(page.status).toBe(502)
    expect(page.text).toContain('Госуслуги отклонили запрос')
    expect(page.text).toContain('ESIA-007053')
  })

  it('is refused when its clock is an hour late', async () => {
    await using simulator = await startEsiaSimulator({ citizens: sampleCitizens })
    const clock = settableClock(new Date(Date.now() - 60 * 60 * 1000))
    await using bridge = await startBridge(simulator, { clock })
    register(simulator, bridge)
    expect((await attempt(bridge)).text).toContain('ESIA-007015')
  })

  it('does not believe tokens signed by another key', async () => {
    await using simulator = await startEsiaSimulator({ citizens: sampleCitizens })
    await using impostor = await startEsiaSimulator({ citizens: sampleCitizens })
    await using bridge = await startBridge({
      ...simulator,
      tokenPublicKeyPem: impostor.tokenPublicKeyPem,
    })
    register(simulator, bridge)
    const page = await attempt(bridge, { oid: '1000299654' })
    expect(page.status).toBe(502)
    expect(page.text).toContain('Госуслуги отклонили запрос')
  })

  it('says that Gosuslugi is down before sending the browser there, and offers to retry', async () => {
    const simulator = await startEsiaSimulator({ citizens: sampleCitizens })
    await using bridge = await startBridge(simulator)
    await simulator[Symbol.asyncDispose]()
    const page = await attempt(bridge)
    expect(page.status).toBe(503)
    expect(page.text).toContain('Госуслуги не отвечают')
    expect(page.text).toMatch(/href="\/interaction\/[\w-]+"/)
  })

  it('goes on with a retry after Gosuslugi went down in the middle', async () => {
    const simulator = await startEsiaSimulator({ citizens: sampleCitizens })
    await using bridge = await startBridge(simulator)
    register(simulator, bridge)
    const { visitor, begin } = await relyingParty(bridge)
    const atEsiaCallback = (url: URL): boolean => url.href.startsWith(bridge.redirectUri)
    const answer = await visitor.submit(await begin(), { oid: '1000299654' }, atEsiaCallback)
    await simulator[Symbol.asyncDispose]()
    const page = await visitor.open(answer.url, atCallback)
    expect(page.status).toBe(503)
    expect(page.text).toContain('Попробовать ещё раз')
  })
})
