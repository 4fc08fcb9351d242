import { unauthenticated, unavailable } from '@zvonok/runtime/refusal'
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import * as client from 'openid-client'

export interface OpenIdOptions {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

/** What a verified sign-in says. */
export interface Claims {
  readonly issuer: string
  readonly subject: string
  readonly username: string
  readonly identityProvider: string
  readonly snils: string
  readonly isConfirmed: boolean
  readonly idToken: string
  readonly providerSession: string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The provider's keys could not be had: no fault of the token. */
const keysAway = [errors.JWKSTimeout, errors.JWKSInvalid]

const refuseToken = (error: unknown): never => {
  const isWrong =
    error instanceof errors.JOSEError &&
    error.constructor !== errors.JOSEError &&
    !keysAway.some((kind) => error instanceof kind)
  throw isWrong ? unauthenticated('TOKEN_NOT_VERIFIED') : unavailable('SIGN_IN_UNAVAILABLE')
}

/** The code flow with PKCE against any OpenID provider; discovery waits for the first sign-in, so that the gateway starts without it. */
export const createOpenId = (options: OpenIdOptions) => {
  let discovered: Promise<client.Configuration> | undefined
  const isPlain = options.issuer.startsWith('http://')
  const configuration = (): Promise<client.Configuration> => {
    discovered ??= client
      .discovery(
        new URL(options.issuer),
        options.clientId,
        options.clientSecret,
        undefined,
        isPlain ? { execute: [client.allowInsecureRequests] } : {},
      )
      .catch((error: unknown) => {
        discovered = undefined
        throw unavailable('SIGN_IN_UNAVAILABLE', {
          cause: error instanceof Error ? error.name : '',
        })
      })
    return discovered
  }
  // What providers sign with by default; a secret shared with anybody never is a key here.
  const expected = {
    issuer: options.issuer,
    algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'],
    clockTolerance: 5,
  }
  const keys = createRemoteJWKSet(new URL(`${options.issuer}/protocol/openid-connect/certs`))

  return {
    /** Where to send the browser, and what to keep until it comes back. */
    begin: async (way: string, locale: string) => {
      const codeVerifier = client.randomPKCECodeVerifier()
      const state = client.randomState()
      const nonce = client.randomNonce()
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: options.redirectUri,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ui_locales: locale,
        ...(way === 'gosuslugi' ? { kc_idp_hint: 'esia' } : {}),
      })
      return { url: url.href, state, nonce, codeVerifier }
    },

    /** Exchanges the code. Throws unauthenticated SIGN_IN_FAILED when anything does not fit. */
    finish: async (
      callback: URL,
      expected: { readonly state: string; readonly nonce: string; readonly codeVerifier: string },
    ): Promise<Claims> => {
      const config = await configuration()
      const tokens = await client
        .authorizationCodeGrant(config, callback, {
          pkceCodeVerifier: expected.codeVerifier,
          expectedState: expected.state,
          expectedNonce: expected.nonce,
        })
        .catch((error: unknown) => {
          const reason = error instanceof client.AuthorizationResponseError ? error.error : ''
          throw unauthenticated('SIGN_IN_FAILED', { cause: reason })
        })
      const claims = tokens.claims()
      if (claims === undefined) throw unauthenticated('SIGN_IN_FAILED')
      return {
        issuer: claims.iss,
        subject: claims.sub,
        username: text(claims['preferred_username']),
        identityProvider: text(claims['identity_provider']),
        snils: text(claims['snils']),
        isConfirmed: claims['esia_confirmed'] === true || claims['esia_confirmed'] === 'true',
        idToken: tokens.id_token ?? '',
        providerSession: text(claims['sid']),
      }
    },

    /** Where the browser ends the provider's own session. */
    signOutUrl: async (idToken: string, returnTo: string, state?: string): Promise<string> =>
      client.buildEndSessionUrl(await configuration(), {
        id_token_hint: idToken,
        post_logout_redirect_uri: returnTo,
        ...(state === undefined ? {} : { state }),
      }).href,

    /** Checks an access token of an integrator: signature, issuer, life, and that it was made for us. */
    verifyBearer: async (token: string): Promise<{ subject: string; expiresAtMs: number }> => {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        ...expected,
        requiredClaims: ['exp', 'sub'],
      }).catch(refuseToken)
      // An id token has the same signature and audience, and stands in the address of a sign-out.
      const isAccessToken =
        /^(application\/)?at\+jwt$/i.test(protectedHeader.typ ?? '') || payload['typ'] === 'Bearer'
      if (!isAccessToken) throw unauthenticated('TOKEN_NOT_VERIFIED')
      const audience = [payload.aud ?? []].flat()
      if (!audience.includes(options.clientId)) throw unauthenticated('TOKEN_NOT_FOR_US')
      return { subject: payload.sub ?? '', expiresAtMs: (payload.exp ?? 0) * 1000 }
    },

    /** The provider says that a session of its own has ended (OpenID Back-Channel Logout 1.0). */
    verifyLogout: async (token: string): Promise<string> => {
      const { payload } = await jwtVerify(token, keys, {
        ...expected,
        audience: options.clientId,
        requiredClaims: ['iat'],
        maxTokenAge: '5m',
      }).catch(refuseToken)
      const events = payload['events']
      const isLogout =
        typeof events === 'object' &&
        events !== null &&
        'http://schemas.openid.net/event/backchannel-logout' in events
      if (!isLogout || payload['nonce'] !== undefined) throw unauthenticated('TOKEN_NOT_VERIFIED')
      return text(payload['sid'])
    },
  }
}

export type OpenId = ReturnType<typeof createOpenId>
