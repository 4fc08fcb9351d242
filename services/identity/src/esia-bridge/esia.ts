import { randomUUID } from 'node:crypto'

import type { Clock } from '@zvonok/runtime/clock'
import type { JWTPayload } from 'jose'

import { EsiaFailure, failureOf } from './failure.ts'
import type { EsiaPerson } from './person.ts'
import { personOf } from './person.ts'
import { clientSecret, esiaTimestamp } from './signed-request.ts'
import type { Signer } from './signer.ts'
import type { TokenVerifier } from './token-verifier.ts'

export interface EsiaOptions {
  /** `https://esia.gosuslugi.ru`, or the simulator. */
  readonly baseUrl: string
  /** Mnemonic of the information system registered with ESIA. */
  readonly clientId: string
  readonly redirectUri: string
  /** Each scope needs an approved application; without `snils` nobody can be linked by СНИЛС. */
  readonly scope: string
  readonly signer: Signer
  readonly tokenVerifier: TokenVerifier
  readonly clock: Clock
  /** Per call; ESIA is slow on the mornings everyone signs in. */
  readonly timeoutMs: number
}

/** Gosuslugi's sign-in as ESIA speaks it: endpoints v2/ac, v3/te and rs/prns. */
export interface Esia {
  authorizationUrl(state: string): Promise<string>
  /** Exchanges the code of the redirect for the person who signed in. */
  personFor(code: string): Promise<EsiaPerson>
  /** Throws `unavailable` when ESIA doesn't answer, before a browser is sent into nothing. */
  probe(): Promise<void>
}

interface Tokens {
  readonly id_token: string
  readonly access_token: string
}

const call = async (url: URL, init: RequestInit, timeoutMs: number): Promise<Response> => {
  try {
    return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
  } catch (error) {
    throw new EsiaFailure('unavailable', 'ESIA does not answer', { cause: error })
  }
}

const jsonOf = async (response: Response): Promise<Readonly<Record<string, unknown>>> => {
  const body: unknown = await response.json().catch(() => undefined)
  if (typeof body === 'object' && body !== null) return body as Readonly<Record<string, unknown>>
  const kind = response.status >= 500 ? 'unavailable' : 'refused'
  throw new EsiaFailure(kind, `ESIA answers ${response.status} without JSON`)
}

const answerOf = async (response: Response): Promise<Readonly<Record<string, unknown>>> => {
  const body = await jsonOf(response)
  if (response.ok) return body
  if (typeof body['error'] === 'string')
    throw failureOf(body['error'], String(body['error_description'] ?? ''))
  const kind = response.status >= 500 ? 'unavailable' : 'refused'
  throw new EsiaFailure(kind, `ESIA answers ${response.status}`)
}

const tokensOf = (answer: Readonly<Record<string, unknown>>, state: string): Tokens => {
  const { id_token, access_token } = answer
  if (typeof id_token !== 'string' || typeof access_token !== 'string') {
    throw new EsiaFailure('refused', 'ESIA answered no tokens')
  }
  if (answer['state'] !== state) throw new EsiaFailure('refused', 'ESIA answered another request')
  return { id_token, access_token }
}

/** The account's number: in the id token `urn:esia:sbj`, in the access token `urn:esia:sbj_id`. */
const oidIn = (idToken: JWTPayload, accessToken: JWTPayload): string => {
  const subject = idToken['urn:esia:sbj']
  const oid =
    typeof subject === 'object' && subject !== null && 'urn:esia:sbj:oid' in subject
      ? String(subject['urn:esia:sbj:oid'])
      : String(idToken.sub ?? '')
  if (!/^\d{1,20}$/.test(oid))
    throw new EsiaFailure('refused', 'the id token of ESIA names no account')
  if (String(accessToken['urn:esia:sbj_id'] ?? '') !== oid) {
    throw new EsiaFailure('refused', 'the tokens of ESIA name two accounts')
  }
  return oid
}

export const createEsia = (options: EsiaOptions): Esia => {
  const { clientId, redirectUri, scope, signer, tokenVerifier, timeoutMs } = options
  const at = (path: string): URL => new URL(path, options.baseUrl)

  const signedParameters = async (
    state: string,
    code?: string,
  ): Promise<Record<string, string>> => {
    const timestamp = esiaTimestamp(options.clock.now())
    const request = {
      clientId,
      scope,
      timestamp,
      state,
      redirectUri,
      ...(code === undefined ? {} : { code }),
    }
    return {
      client_id: clientId,
      client_secret: await clientSecret(signer, request),
      client_certificate_hash: signer.certificateHash,
      scope,
      timestamp,
      state,
      redirect_uri: redirectUri,
    }
  }

  const exchange = async (code: string): Promise<Tokens> => {
    const state = randomUUID()
    const body = new URLSearchParams({
      ...(await signedParameters(state, code)),
      code,
      grant_type: 'authorization_code',
      token_type: 'Bearer',
    })
    const response = await call(at('/aas/oauth2/v3/te'), { method: 'POST', body }, timeoutMs)
    return tokensOf(await answerOf(response), state)
  }

  return {
    authorizationUrl: async (state) => {
      const url = at('/aas/oauth2/v2/ac')
      url.search = new URLSearchParams({
        ...(await signedParameters(state)),
        response_type: 'code',
        access_type: 'online',
      }).toString()
      return url.href
    },

    personFor: async (code) => {
      const tokens = await exchange(code)
      const [idToken, accessToken] = await Promise.all([
        tokenVerifier.verify(tokens.id_token, { audience: clientId }),
        tokenVerifier.verify(tokens.access_token, {}),
      ])
      const oid = oidIn(idToken, accessToken)
      const headers = { authorization: `Bearer ${tokens.access_token}`, accept: 'application/json' }
      return personOf(
        oid,
        await answerOf(await call(at(`/rs/prns/${oid}`), { headers }, timeoutMs)),
      )
    },

    probe: async () => {
      const response = await call(at('/'), { method: 'HEAD' }, Math.min(timeoutMs, 3_000))
      if (response.status >= 500)
        throw new EsiaFailure('unavailable', `ESIA answers ${response.status}`)
    },
  }
}
