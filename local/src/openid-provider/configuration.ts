import { findAccount } from '@zvonok/identity/directory/account-store'
import type { StoredAccount } from '@zvonok/identity/directory/account-store'
import { cookieOptions } from '@zvonok/identity/openid/cookies'
import { firstPartyGrant } from '@zvonok/identity/openid/first-party-grant'
import { Check, Prompt, basePolicy } from '@zvonok/identity/openid/library'
import { pathOf } from '@zvonok/identity/openid/mount'
import type { Seal } from '@zvonok/identity/openid/seal'
import type { Db } from '@zvonok/runtime/postgres'
import type { Account, AccountClaims, ClientMetadata, Configuration } from 'oidc-provider'

import { artifactAdapter } from './artifacts.ts'
import { withMachines } from './machines.ts'
import type { OpenidProviderOptions, WebClient } from './options.ts'
import { accessTokenSeconds, sessionSeconds } from './options.ts'
import type { ProviderSecrets } from './secrets.ts'

export const changePasswordPrompt = 'change_password'

/** Machines ask for no resource by name, so there is one. */
const apiResource = 'urn:zvonok:api'

const endpoints = '/protocol/openid-connect'

/** The claims Keycloak's realm gives by its mappers. */
const claimNames = [
  'sub',
  'preferred_username',
  'name',
  'identity_provider',
  'snils',
  'esia_oid',
  'esia_confirmed',
]

const claimsOf = ({ id, username, attributes }: StoredAccount, seal: Seal): AccountClaims => {
  const { display_name: name, snils_sealed: sealed, ...rest } = attributes
  const snils = sealed === undefined ? undefined : seal.open(sealed)
  return { sub: id, preferred_username: username, name, snils, ...rest }
}

const accountOf = (stored: StoredAccount | undefined, seal: Seal): Account | undefined =>
  stored === undefined || stored.disabled
    ? undefined
    : { accountId: stored.id, temporary: stored.temporary, claims: () => claimsOf(stored, seal) }

const webClient = (client: WebClient): ClientMetadata => ({
  client_id: client.clientId,
  client_secret: client.clientSecret,
  redirect_uris: [...client.redirectUris],
  post_logout_redirect_uris: [...client.postLogoutRedirectUris],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  // Brings `sid` into the id token too, which the front end keeps its sessions by.
  backchannel_logout_session_required: true,
  ...(client.backchannelLogoutUri === undefined
    ? {}
    : { backchannel_logout_uri: client.backchannelLogoutUri }),
})

const policy = () => {
  const prompts = basePolicy()
  // A session of an account that was disabled since is worth nothing.
  prompts
    .get('login')
    ?.checks.add(
      new Check('no_account', 'the account is gone', 'login_required', (ctx) => !ctx.oidc.account),
    )
  const temporary = new Check(
    'temporary_password',
    'the temporary password has to be changed',
    'interaction_required',
    (ctx) => ctx.oidc.account?.['temporary'] === true,
  )
  prompts.add(new Prompt({ name: changePasswordPrompt }, temporary), 1)
  return prompts
}

export const providerConfiguration = (
  options: OpenidProviderOptions,
  parts: {
    readonly db: Db
    readonly seal: Seal
    readonly secrets: ProviderSecrets
    readonly pages: Pick<Configuration, 'renderError'> &
      NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>
  },
): Configuration => {
  const path = pathOf(options.issuer)
  const { renderError, ...logoutPages } = parts.pages

  return {
    adapter: withMachines(parts.db, artifactAdapter(parts.db)),
    jwks: { keys: [...parts.secrets.signingKeys] },
    cookies: cookieOptions({ prefix: 'idp', path, keys: parts.secrets.cookieKeys }),
    clients: options.webClients.map(webClient),
    findAccount: async (_, id) => accountOf(await findAccount(parts.db.direct, id), parts.seal),
    loadExistingGrant: firstPartyGrant,
    claims: { openid: claimNames },
    // As Keycloak's mappers do: the claims stand in the id token and in userinfo alike.
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    extraParams: ['kc_idp_hint'],
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    // As in the realm: a refresh token works once, and a second use ends what came of it.
    rotateRefreshToken: true,
    expiresWithSession: () => true,
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    routes: {
      authorization: `${endpoints}/auth`,
      token: `${endpoints}/token`,
      userinfo: `${endpoints}/userinfo`,
      jwks: `${endpoints}/certs`,
      end_session: `${endpoints}/logout`,
    },
    interactions: {
      policy: policy(),
      url: (_, interaction) => `${path}/login-actions/${interaction.uid}`,
    },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      backchannelLogout: { enabled: true },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true, ...logoutPages },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_, client) =>
          client.grantTypeAllowed('client_credentials') ? apiResource : [],
        getResourceServerInfo: () => ({
          scope: '',
          audience: options.audience ?? 'zvonok-gateway',
          accessTokenTTL: accessTokenSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    // Keycloak names the client of a token so, and the account that stands for a machine.
    extraTokenClaims: (_, token) =>
      token.kind === 'ClientCredentials'
        ? { azp: token.clientId, preferred_username: `service-account-${token.clientId}` }
        : undefined,
    // Only our own clients are ever called, and on a laptop they live on the loopback address, which
    // the library's guard against foreign clients would refuse.
    fetch: (url, { dispatcher: _guard, ...init } = {}) => fetch(url, init),
    ...(renderError && { renderError }),
    ttl: {
      Interaction: 30 * 60,
      Session: sessionSeconds,
      Grant: sessionSeconds,
      RefreshToken: sessionSeconds,
      AuthorizationCode: 60,
      AccessToken: accessTokenSeconds,
      IdToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
    },
  }
}
