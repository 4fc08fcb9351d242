import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose'
import type { JWK } from 'jose'
import { unauthenticated } from './refusal.ts'

/** One role the person has, and where. A parent has one per child. */
export interface Grant {
  readonly role: string
  readonly personId: string
  readonly regionId?: string | undefined
  readonly municipalityId?: string | undefined
  readonly schoolId?: string | undefined
  readonly classId?: string | undefined
  readonly pupilId?: string | undefined
}

/** Who is calling, as the gateway resolved it. */
export interface Caller {
  /** Empty for anonymous callers and services. */
  readonly accountId: string
  readonly kind: 'person' | 'service' | 'anonymous'
  readonly grants: readonly Grant[]
  readonly sessionId?: string | undefined
  readonly service?: string | undefined
}

export const anonymous: Caller = { accountId: '', kind: 'anonymous', grants: [] }

const issuer = 'zvonok-gateway'
const algorithm = 'EdDSA'
const lifeSeconds = 60
const leewaySeconds = 5

export type CallerSigner = (caller: Caller) => Promise<string>
export type CallerVerifier = (token: string) => Promise<Caller>

/** Signs callers for 60 seconds; the gateway caches the token per session. */
export const createCallerSigner = (privateJwk: JWK): CallerSigner => {
  const key = importJWK(privateJwk, algorithm)
  return async (caller) =>
    new SignJWT({ caller })
      .setProtectedHeader({ alg: algorithm })
      .setIssuer(issuer)
      .setIssuedAt()
      .setExpirationTime(`${lifeSeconds}s`)
      .sign(await key)
}

// Verifying costs about 150 µs and a session repeats its token for a minute.
const maxRemembered = 10_000

/** Verifies by real time, never by the domain clock. A forged, foreign or expired token is refused. */
export const createCallerVerifier = (publicJwk: JWK): CallerVerifier => {
  const key = importJWK(publicJwk, algorithm)
  const remembered = new Map<string, { readonly caller: Caller; readonly untilMs: number }>()
  const verify = async (token: string): Promise<Caller> => {
    const { payload } = await jwtVerify<{ caller: Caller }>(token, await key, {
      issuer,
      algorithms: [algorithm],
      clockTolerance: leewaySeconds,
      requiredClaims: ['exp'],
    }).catch(() => {
      throw unauthenticated('CALLER_NOT_VERIFIED')
    })
    if (remembered.size >= maxRemembered) remembered.clear()
    const untilMs = ((payload.exp ?? 0) + leewaySeconds) * 1000
    remembered.set(token, { caller: payload.caller, untilMs })
    return payload.caller
  }
  return async (token) => {
    const known = remembered.get(token)
    if (known === undefined) return verify(token)
    if (known.untilMs > Date.now()) return known.caller
    remembered.delete(token)
    throw unauthenticated('CALLER_EXPIRED')
  }
}

/** A new pair of keys as JWK, for the local start and for tests. */
export const generateCallerKeys = async (): Promise<{ privateJwk: JWK; publicJwk: JWK }> => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true })
  return { privateJwk: await exportJWK(privateKey), publicJwk: await exportJWK(publicKey) }
}

/** The caller's grants at the school, of the given roles or of any. */
export const grantsIn = (
  caller: Caller,
  schoolId: string,
  ...roles: readonly string[]
): readonly Grant[] =>
  caller.grants.filter(
    (grant) => grant.schoolId === schoolId && (roles.length === 0 || roles.includes(grant.role)),
  )

export const isIn = (caller: Caller, schoolId: string, ...roles: readonly string[]): boolean =>
  grantsIn(caller, schoolId, ...roles).length > 0

/** Who acted, for the audit and the envelope; the person is the one the caller is at this school, or in the region. */
export interface Actor {
  readonly accountId: string
  readonly personId: string
}

export const actorIn = (caller: Caller, schoolId: string, ...roles: readonly string[]): Actor => {
  const [grant] = grantsIn(caller, schoolId, ...roles)
  const regional = caller.grants.find((one) => one.schoolId === undefined)
  return {
    accountId: caller.accountId || (caller.service ?? ''),
    personId: (grant ?? regional)?.personId ?? '',
  }
}
