import type { Account } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { anonymous } from '@zvonok/runtime/caller'
import type { Cache } from '@zvonok/runtime/cache'
import type { Caller, CallerSigner, Grant } from '@zvonok/runtime/caller'
import { forbidden, unauthenticated } from '@zvonok/runtime/refusal'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Clients } from '../clients.ts'
import type { OpenId } from './open-id.ts'
import { checkPageToken, isSignedIn } from './session.ts'

/** The one who calls, and the signed form every service verifies. */
export interface SignedCaller {
  readonly caller: Caller
  readonly token: string
  readonly account: Account | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    signedCaller: SignedCaller | undefined
  }
  interface FastifyContextConfig {
    /** `visitor`: open without signing in; absent for what is not the API. */
    openTo?: 'signed-in' | 'visitor'
  }
}

export interface AuthOptions {
  readonly cache: Cache
  readonly clients: Clients
  readonly sign: CallerSigner
  readonly openId: OpenId
  readonly issuer: string
  readonly publicOrigin: string
}

// A caller lives 60 s; asked anew before that, so an ended role stops within a minute.
const freshMs = 45_000
const maxRemembered = 50_000

const grant = (given: Account['grants'][number]): Grant => ({
  role: given.role,
  personId: given.personId,
  ...(given.regionId === '' ? {} : { regionId: given.regionId }),
  ...(given.municipalityId === '' ? {} : { municipalityId: given.municipalityId }),
  ...(given.schoolId === '' ? {} : { schoolId: given.schoolId }),
  ...(given.classId === '' ? {} : { classId: given.classId }),
  ...(given.pupilId === '' ? {} : { pupilId: given.pupilId }),
})

const isCommand = (request: FastifyRequest): boolean =>
  request.method !== 'GET' && request.method !== 'HEAD'

/** The caller the auth plugin found; only on routes that are open to somebody. */
export const callerOf = (request: FastifyRequest): SignedCaller => {
  if (request.signedCaller === undefined) throw unauthenticated('SIGN_IN_REQUIRED')
  return request.signedCaller
}

/** Finds out who calls: a session's cookie, an integrator's bearer token, or a visitor. */
export const auth = fp(
  async (app, { cache, clients, sign, openId, issuer, publicOrigin }: AuthOptions) => {
    const remembered = new Map<string, { readonly found: SignedCaller; readonly untilMs: number }>()

    const signed = async (account: Account, sessionId: string): Promise<SignedCaller> => {
      const caller: Caller = {
        accountId: account.accountId,
        kind: 'person',
        grants: account.grants.map(grant),
        sessionId,
      }
      return { caller, account, token: await sign(caller) }
    }

    const remember = async (
      key: string,
      find: () => Promise<SignedCaller & { readonly expiresAtMs?: number }>,
      anew = false,
    ): Promise<SignedCaller> => {
      const known = remembered.get(key)
      if (!anew && known !== undefined && known.untilMs > Date.now()) return known.found
      const found = await find()
      if (remembered.size >= maxRemembered) remembered.clear()
      const untilMs = Math.min(Date.now() + freshMs, found.expiresAtMs ?? Infinity)
      remembered.set(key, { found, untilMs })
      return found
    }

    const gatewayToken = () =>
      remember('gateway', async () => {
        const caller: Caller = { accountId: '', kind: 'service', grants: [], service: 'gateway' }
        return { caller, account: undefined, token: await sign(caller) }
      })

    const visitor = () =>
      remember('visitor', async () => ({
        caller: anonymous,
        account: undefined,
        token: await sign(anonymous),
      }))

    const bySession = (accountId: string, sessionId: string, anew?: boolean) =>
      remember(
        `session ${sessionId} ${accountId}`,
        async () => {
          const { token } = await gatewayToken()
          const account = await clients.signIns.getAccount({ accountId }, { caller: token })
          return signed(account, sessionId)
        },
        anew,
      )

    const byBearer = (token: string, anew?: boolean) =>
      remember(
        `bearer ${token}`,
        async () => {
          const { subject, expiresAtMs } = await openId.verifyBearer(token)
          const own = await gatewayToken()
          const account = await clients.signIns.identifyIntegrator(
            { issuer, subject },
            { caller: own.token },
          )
          return { ...(await signed(account, `integrator ${subject}`)), expiresAtMs }
        },
        anew,
      )

    const bearerOf = ({ headers: { authorization } }: FastifyRequest): string | undefined => {
      if (authorization === undefined) return undefined
      const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
      if (token === undefined) throw unauthenticated('TOKEN_NOT_VERIFIED')
      return token
    }

    // A form of another site can't send our header, and its Origin tells.
    const refuseForeignOrigin = (request: FastifyRequest): void => {
      const { origin } = request.headers
      const site = request.headers['sec-fetch-site']
      if (
        (origin !== undefined && origin !== publicOrigin) ||
        (site !== undefined && site !== 'same-origin' && site !== 'none')
      ) {
        throw forbidden('FOREIGN_ORIGIN')
      }
    }

    app.decorateRequest('signedCaller', undefined)
    app.decorate('gatewayToken', gatewayToken)
    app.decorate('callerAnew', async (request: FastifyRequest) => {
      const token = bearerOf(request)
      if (token !== undefined) return byBearer(token, true)
      const { accountId, sessionId } = request.session
      if (accountId === undefined || !(await isSignedIn(cache, sessionId, accountId))) {
        throw unauthenticated('SIGN_IN_REQUIRED')
      }
      return bySession(accountId, sessionId, true)
    })

    // A cookie alone commands nothing: the token of the page must come with it. Integrators read only [M 1.12].
    const checkCommand = (request: FastifyRequest): void => {
      if (request.headers.authorization !== undefined) throw forbidden('INTEGRATOR_READS_ONLY')
      refuseForeignOrigin(request)
      checkPageToken(request)
    }

    app.addHook('onRequest', async (request) => {
      const { openTo } = request.routeOptions.config
      if (openTo === undefined) return
      if (isCommand(request)) checkCommand(request)
      const token = bearerOf(request)
      if (token !== undefined) {
        request.signedCaller = await byBearer(token)
        return
      }
      const { accountId } = request.session
      if (accountId !== undefined) {
        request.signedCaller = await bySession(accountId, request.session.sessionId)
      } else if (openTo === 'visitor') {
        request.signedCaller = await visitor()
      } else {
        throw unauthenticated('SIGN_IN_REQUIRED')
      }
    })
  },
  { name: 'auth', dependencies: ['sessions'] },
)

declare module 'fastify' {
  interface FastifyInstance {
    /** The gateway's own caller, for what it asks of services itself. */
    gatewayToken(): Promise<SignedCaller>
    /** Who the request's session or token stands for now; refuses when it has ended. Nothing remembered is asked. */
    callerAnew(request: FastifyRequest): Promise<SignedCaller>
  }
}
