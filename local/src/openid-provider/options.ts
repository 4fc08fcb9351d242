import type { IncomingMessage } from 'node:http'

import type { Logger } from '@zvonok/runtime/log'

/** A front end people sign in to: code flow with PKCE, refresh tokens, back-channel logout. */
export interface WebClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
  readonly backchannelLogoutUri?: string | undefined
  /** Where a person who is stuck finds the other ways to sign in. */
  readonly homeUrl?: string | undefined
}

/** The ESIA bridge as an identity provider of this one. */
export interface EsiaBroker {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

export interface OpenidProviderOptions {
  /** `http://127.0.0.1:8080/realms/zvonok`: the same paths under it as Keycloak's. */
  readonly issuer: string
  /** Database `idp`; brought up to date at start. */
  readonly databaseUrl: string
  /** At least 32 random characters, kept outside the database: seals the СНИЛС of people from Gosuslugi. */
  readonly secret: string
  readonly webClients: readonly WebClient[]
  /** `aud` of the access tokens of machines; `zvonok-gateway` when absent. */
  readonly audience?: string
  readonly esia?: EsiaBroker | undefined
  readonly log: Logger
  /** Address wrong passwords are counted by; the socket's when absent. */
  readonly clientAddress?: (request: IncomingMessage) => string
}

/** Sessions, grants and refresh tokens live as long as nobody ends them, at most this long. */
export const sessionSeconds = 30 * 24 * 60 * 60

export const accessTokenSeconds = 5 * 60
