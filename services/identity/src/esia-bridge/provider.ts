import type { Cache } from '@zvonok/runtime/cache'
import type { Configuration, Provider as OpenidProvider } from 'oidc-provider'

import { cookieOptions } from '../openid/cookies.ts'
import { firstPartyGrant } from '../openid/first-party-grant.ts'
import { Check, Provider, basePolicy } from '../openid/library.ts'
import { pathOf } from '../openid/mount.ts'
import { cacheAdapter } from './cache-adapter.ts'
import type { BridgeKeys } from './keys.ts'
import { derivedKey } from '../openid/seal.ts'
import type { People } from './people.ts'
import { bridgeClaims, claimsOf } from './people.ts'

/** Keycloak, or the embedded provider in its place. */
export interface BridgeClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
}

export const cookiePrefix = 'esia_bridge'

/** The bridge remembers nobody: who is signed in at Gosuslugi is asked there every time. */
const alwaysAsk = () => {
  const policy = basePolicy()
  policy
    .get('login')
    ?.checks.add(
      new Check(
        'ask_esia',
        'ESIA says who it is',
        'login_required',
        (ctx) => !ctx.oidc.result?.login,
      ),
    )
  return policy
}

export const createBridgeProvider = (options: {
  readonly issuer: string
  readonly clients: readonly BridgeClient[]
  readonly keys: BridgeKeys
  readonly cache: Cache
  readonly people: People
  readonly renderError: NonNullable<Configuration['renderError']>
}): OpenidProvider => {
  const path = pathOf(options.issuer)
  return new Provider(options.issuer, {
    adapter: cacheAdapter(options.cache, 'esia-bridge'),
    jwks: { keys: [options.keys.signingKey] },
    cookies: cookieOptions({
      prefix: cookiePrefix,
      path,
      keys: [derivedKey(options.keys.secret, 'cookies').toString('base64url')],
    }),
    clients: options.clients.map((client) => ({
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uris: [...client.redirectUris],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    })),
    claims: { openid: bridgeClaims },
    // Keycloak's mappers read the id token, so the claims stand there and not only in userinfo.
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile', 'email'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
    },
    interactions: {
      policy: alwaysAsk(),
      url: (_, interaction) => `${path}/interaction/${interaction.uid}`,
    },
    loadExistingGrant: firstPartyGrant,
    findAccount: async (_, oid) => {
      const person = await options.people.find(oid)
      return person && { accountId: oid, claims: () => claimsOf(person) }
    },
    renderError: options.renderError,
    ttl: {
      Interaction: 15 * 60,
      Session: 10 * 60,
      Grant: 10 * 60,
      AuthorizationCode: 60,
      AccessToken: 5 * 60,
      IdToken: 5 * 60,
    },
  })
}
