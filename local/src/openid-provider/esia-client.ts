import * as openid from 'openid-client'

import type { EsiaBroker } from './options.ts'

/** Kept with the attempt until the bridge answers. */
export interface EsiaAttempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** What the bridge says of a person; the СНИЛС comes from nowhere else. */
export interface EsiaClaims {
  readonly oid: string
  readonly isConfirmed: boolean
  readonly snils?: string | undefined
  readonly name?: string | undefined
}

export interface EsiaClient {
  begin(
    uid: string,
    locale: string,
  ): Promise<{ readonly url: string; readonly attempt: EsiaAttempt }>
  /** Throws openid-client's errors: `access_denied` is the person's own choice. */
  finish(answer: URL, attempt: EsiaAttempt): Promise<EsiaClaims>
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The bridge as an OpenID provider; discovered at the first sign-in, since it may start after us. */
export const createEsiaClient = (broker: EsiaBroker, redirectUri: string): EsiaClient => {
  const issuer = new URL(broker.issuer)
  let discovered: Promise<openid.Configuration> | undefined

  const configuration = (): Promise<openid.Configuration> => {
    const insecure = issuer.protocol === 'http:' ? { execute: [openid.allowInsecureRequests] } : {}
    discovered ??= openid
      .discovery(issuer, broker.clientId, broker.clientSecret, undefined, insecure)
      .catch((error: unknown) => {
        discovered = undefined
        throw error
      })
    return discovered
  }

  return {
    begin: async (uid, locale) => {
      const attempt = {
        // Names the attempt, so that the answer finds its way to the attempt's own path.
        state: `${uid}.${openid.randomState()}`,
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
      }
      const url = openid.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        ui_locales: locale,
      })
      return { url: url.href, attempt }
    },

    finish: async (answer, { state, nonce, verifier }) => {
      // The answer arrived at the registered address and was handed on from there.
      const received = new URL(redirectUri)
      received.search = answer.search
      const tokens = await openid.authorizationCodeGrant(await configuration(), received, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('the ESIA bridge gave no id token')
      return {
        oid: claims.sub,
        isConfirmed: claims['esia_confirmed'] === true,
        snils: text(claims['snils']),
        name: text(claims['name']),
      }
    },
  }
}
