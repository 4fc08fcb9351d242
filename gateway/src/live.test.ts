import { generateCallerKeys } from '@zvonok/runtime/caller'
import { createRedisLive } from '@zvonok/runtime/live-redis'
import type { Live } from '@zvonok/runtime/live'
import { newId } from '@zvonok/runtime/id'
import { silentLog } from '@zvonok/runtime/log'
import { testRedisUrl } from '@zvonok/testing/servers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createBrowser } from './testing/browser.ts'
import { createAsk, startTestGateway } from './testing/gateway.ts'
import type { RunningGateway } from './testing/gateway.ts'
import { startTestIdentity } from './testing/identity.ts'
import { startTestProvider } from './testing/provider.ts'
import type { TestProvider } from './testing/provider.ts'

let provider: TestProvider
let identity: Awaited<ReturnType<typeof startTestIdentity>>
let gateway: RunningGateway
let live: Live

beforeAll(async () => {
  const callerKeys = await generateCallerKeys()
  provider = await startTestProvider()
  identity = await startTestIdentity(JSON.stringify(callerKeys.publicJwk))
  live = await createRedisLive({ url: testRedisUrl(), log: silentLog })
  const env = {
    OIDC_ISSUER: provider.issuer,
    IDENTITY_ADDRESS: identity.address,
    JOURNAL_ADDRESS: identity.address,
    REDIS_URL: testRedisUrl(),
    LIVE_RECHECK_MS: '200',
  }
  gateway = await startTestGateway({ callerKeys, env })
}, 60_000)

afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]()
  await live?.[Symbol.asyncDispose]()
  await identity?.[Symbol.asyncDispose]()
  await provider?.[Symbol.asyncDispose]()
})

beforeEach(() => {
  identity.grant('region-authority')
  identity.setAway(false)
  identity.openJournal(true)
})

const ask = createAsk(() => gateway.origin)
const { signIn, sessionOf } = createBrowser(ask)

/** An open page: what it has heard, and all of it once the server has closed the stream. */
const listen = async (headers: Record<string, string>, topics = '') => {
  const response = await fetch(`${gateway.origin}/api/live?topics=${topics}`, { headers })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const heard = async (wanted: string): Promise<void> => {
    while (!text.includes(wanted)) {
      const { done, value } = await reader.read()
      if (done) throw new Error(`closed before «${wanted}»: ${text}`)
      text += value
    }
  }
  await heard('ready')
  return {
    heard,
    closed: async (): Promise<string> => {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return text
        text += value
      }
    },
    leave: () => reader.cancel(),
  }
}

const courseId = newId()
const tell = (what: string) => live.publish('notices:person-1', JSON.stringify({ what }))

describe('an open stream', () => {
  it('hears the own notices for as long as the session lasts', async () => {
    const { cookie } = await signIn()
    const page = await listen({ cookie })
    for (const what of ['first', 'second', 'third']) {
      await tell(what)
      await page.heard(what)
    }
    await page.leave()
    expect((await sessionOf(cookie)).signedIn).toBe(true)
  })

  it('is closed when its session ends by the own sign-out', async () => {
    const { cookie } = await signIn()
    const page = await listen({ cookie })
    const { csrf } = await sessionOf(cookie)
    await ask({ method: 'POST', url: '/auth/sign-out', headers: { cookie, 'x-csrf-token': csrf } })
    expect(await page.closed()).not.toContain('notices')
    expect((await ask({ url: '/api/live', headers: { cookie } })).statusCode).toBe(401)
  })

  it('is closed when the provider ends the session', async () => {
    const { cookie } = await signIn()
    const page = await listen({ cookie })
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
    const claims = { sid: 'provider-session', events }
    await ask({
      method: 'POST',
      url: '/auth/back-channel-logout',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `logout_token=${await provider.sign({ claims, typ: 'JWT' })}`,
    })
    expect(await page.closed()).not.toContain('notices')
  })

  it('is closed when another signs in in its session’s place', async () => {
    const { cookie } = await signIn()
    const page = await listen({ cookie })
    await signIn(cookie)
    expect(await page.closed()).not.toContain('notices')
  })

  it('is closed when the grants of the account change', async () => {
    const { cookie } = await signIn()
    const page = await listen({ cookie })
    identity.grant('municipal-authority')
    expect(await page.closed()).not.toContain('notices')
  })

  it('is closed when the token of the integrator has expired', async () => {
    const token = await provider.sign({ expiresIn: -4 })
    const page = await listen({ authorization: `Bearer ${token}` })
    expect(await page.closed()).not.toContain('notices')
  })

  it('hears of a page for as long as it may be read, though its grants stay', async () => {
    const { cookie } = await signIn()
    const page = await listen({ cookie }, `journal:${newId()}:${courseId}`)
    await live.publish(`journal:${courseId}`, 'allowed')
    await page.heard('allowed')
    identity.openJournal(false)
    // The last answer grows old meanwhile.
    const telling = setInterval(() => void live.publish(`journal:${courseId}`, 'secret'), 500)
    const text = await page.closed()
    clearInterval(telling)
    expect(text).not.toContain('secret')
  })

  it('is told nothing while nobody can say who listens', async () => {
    const { cookie } = await signIn()
    const page = await listen({ cookie })
    identity.setAway(true)
    // The last answer grows old meanwhile.
    const telling = setInterval(() => void tell('secret'), 500)
    const text = await page.closed()
    clearInterval(telling)
    expect(text).not.toContain('secret')
  })

  it('does not keep a gateway from stopping', async () => {
    const callerKeys = await generateCallerKeys()
    await using own = await startTestIdentity(JSON.stringify(callerKeys.publicJwk))
    const env = { OIDC_ISSUER: provider.issuer, IDENTITY_ADDRESS: own.address }
    await using stopping = await startTestGateway({ callerKeys, env })
    const browser = createBrowser(createAsk(() => stopping.origin))
    const { cookie } = await browser.signIn()
    const response = await fetch(`${stopping.origin}/api/live`, { headers: { cookie } })
    expect(response.status).toBe(200)
    const [ended, text] = await Promise.all([stopping.stop(), response.text()])
    expect(ended).toEqual([0, null])
    expect(text).toContain('ready')
  }, 30_000)
})
