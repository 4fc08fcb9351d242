import type { Cache } from '@zvonok/runtime/cache'
import type { Clock } from '@zvonok/runtime/clock'
import { localDateOf } from '@zvonok/runtime/clock'
import { Refusal, unauthenticated } from '@zvonok/runtime/refusal'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { Clients } from '../clients.ts'
import { localeOf } from '../problems/problem.ts'
import type { OpenId } from './open-id.ts'
import { endSession, idTokenKey } from './session.ts'

export interface SignInOptions {
  readonly clients: Clients
  readonly openId: OpenId
  readonly publicUrl: string
  readonly cache: Cache
  readonly clock: Clock
  readonly sessionMs: number
}

const begin = Type.Object({
  way: Type.Union([Type.Literal('login'), Type.Literal('gosuslugi')], { default: 'login' }),
  returnTo: Type.String({ default: '/', maxLength: 500 }),
  invite: Type.String({ default: '', maxLength: 40 }),
})

const ownSite = 'http://own.invalid'

/** Only a path of our own site, as a browser reads it: it takes `/\evil.example` and a tab after the slash for `//evil.example`. */
const safePath = (path: string): string => {
  if (!path.startsWith('/') || !URL.canParse(path, ownSite)) return '/'
  const { origin, pathname, search, hash } = new URL(path, ownSite)
  return origin === ownSite ? pathname + search + hash : '/'
}

const failed = (returnTo: string, reason: string): string =>
  `/sign-in?${new URLSearchParams({ reason, returnTo }).toString()}`

/** Sign-in, callback, sign-out, back-channel logout and the session as the web asks for it. */
export const signIn = fp(
  async (app, options: SignInOptions) => {
    const { clients, openId, publicUrl, cache, clock, sessionMs } = options
    const plain = { schema: { hide: true } }

    const start = async (request: FastifyRequest, reply: FastifyReply) => {
      const { way, returnTo, invite } = request.query as Static<typeof begin>
      try {
        const { url, state, nonce, codeVerifier } = await openId.begin(way, localeOf(request))
        request.session.signIn = {
          state,
          nonce,
          codeVerifier,
          invite,
          returnTo: safePath(returnTo),
        }
        return reply.redirect(url)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return reply.redirect(failed(safePath(returnTo), error.reason))
      }
    }

    /**
     * The provider has let somebody in whom no school knows. Its session must end: else every other
     * way would bring the same person back to the same refusal without asking who is there.
     */
    const refused = async (idToken: string, returnTo: string, reason: string): Promise<string> =>
      idToken === ''
        ? failed(returnTo, reason)
        : openId
            .signOutUrl(idToken, `${publicUrl}/sign-in`, reason)
            .catch(() => failed(returnTo, reason))

    const finish = async (request: FastifyRequest, reply: FastifyReply) => {
      const expected = request.session.signIn
      if (expected === undefined) return reply.redirect(failed('/', 'SIGN_IN_EXPIRED'))
      request.session.set('signIn', undefined)
      let idToken = ''
      try {
        const claims = await openId.finish(new URL(request.url, publicUrl), expected)
        idToken = claims.idToken
        const { token } = await app.gatewayToken()
        const account = await clients.signIns.signIn(
          { ...claims, inviteCode: expected.invite },
          { caller: token, clientAddress: request.ip },
        )
        // A new id: one fixed before the sign-in is worth nothing after it.
        await request.session.regenerate()
        request.session.accountId = account.accountId
        const { sessionId } = request.session
        await cache.set(idTokenKey(sessionId), claims.idToken, sessionMs)
        if (claims.providerSession !== '') {
          await cache.set(`provider-session:${claims.providerSession}`, sessionId, sessionMs)
        }
        return reply.redirect(expected.returnTo)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        request.log.info({ reason: error.reason }, 'sign-in refused')
        return reply.redirect(await refused(idToken, expected.returnTo, error.reason))
      }
    }

    app.get('/auth/sign-in', { schema: { hide: true, querystring: begin } }, start)
    app.get('/auth/callback', plain, finish)

    app.post('/auth/sign-out', { ...plain, config: { openTo: 'signed-in' } }, async (request) => {
      const key = idTokenKey(request.session.sessionId)
      const idToken = await cache.get(key)
      await Promise.all([request.session.destroy(), cache.delete(key)])
      const signedOut = `${publicUrl}/sign-in`
      return {
        // The page goes there, so that a shared computer is signed out of the provider as well.
        redirect:
          idToken === undefined
            ? signedOut
            : await openId.signOutUrl(idToken, signedOut).catch(() => signedOut),
      }
    })

    const logout = async (request: FastifyRequest, reply: FastifyReply) => {
      const token = request.body instanceof URLSearchParams && request.body.get('logout_token')
      if (!token) throw unauthenticated('TOKEN_NOT_VERIFIED')
      const providerSession = await openId.verifyLogout(token)
      const sessionId = await cache.get(`provider-session:${providerSession}`)
      if (sessionId !== undefined) await endSession(cache, sessionId)
      return reply.header('cache-control', 'no-store').send()
    }

    // The only form that is taken: from the provider, with a signature in it.
    await app.register(async (forms) => {
      forms.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string' },
        (_, body, done) => done(null, new URLSearchParams(String(body))),
      )
      forms.post('/auth/back-channel-logout', plain, logout)
    })

    app.get(
      '/api/session',
      { schema: { hide: true }, config: { openTo: 'visitor' } },
      async (request) => {
        const account = request.signedCaller?.account
        // Keeps the id of a visitor's session, which the page's token follows from.
        if (account === undefined) request.session.visitor = true
        const now = clock.now()
        const schools = (account?.grants ?? []).filter(({ zone }) => zone !== '')
        return {
          signedIn: account !== undefined,
          accountId: account?.accountId ?? '',
          displayName: account?.displayName ?? '',
          grants: account?.grants ?? [],
          csrfToken: request.pageToken(),
          now: now.toISOString(),
          today: Object.fromEntries(
            schools.map(({ schoolId, zone }) => [schoolId, localDateOf(now, zone)]),
          ),
        }
      },
    )
  },
  { name: 'sign-in', dependencies: ['auth'] },
)
