import { Type } from 'typebox'
import type { Static } from 'typebox'

const address = (service: string) =>
  Type.String({ description: `gRPC address of ${service}, host:port` })

/** The gateway's environment. */
export const gatewayConfig = Type.Object({
  HOST: Type.String({ default: '127.0.0.1', description: 'address to listen on' }),
  PORT: Type.Integer({
    default: 8080,
    minimum: 0,
    maximum: 65_535,
    description: '0 takes a free one',
  }),
  PUBLIC_URL: Type.Optional(
    Type.String({ description: 'origin users see; absent: http://HOST:PORT' }),
  ),
  TRUSTED_PROXIES: Type.String({
    default: 'loopback',
    description: 'whose X-Forwarded headers are believed: addresses and networks, by commas',
  }),
  WEB_DIRECTORY: Type.Optional(
    Type.String({ description: 'the built web front end; absent: only the API is served' }),
  ),
  SESSION_SECRET: Type.String({ minLength: 32, description: 'signs the session cookie' }),
  SESSION_HOURS: Type.Integer({
    default: 720,
    minimum: 1,
    description: 'life of a session at rest',
  }),
  CALLER_PRIVATE_KEY: Type.String({ description: 'Ed25519 JWK that signs callers' }),
  OIDC_ISSUER: Type.String({ description: 'issuer of the OpenID provider' }),
  OIDC_CLIENT_ID: Type.String({ default: 'zvonok-gateway' }),
  OIDC_CLIENT_SECRET: Type.String({ description: 'secret of that client' }),
  RATE_LIMIT_PER_MINUTE: Type.Integer({
    default: 1200,
    minimum: 1,
    description: 'requests a minute per account',
  }),
  RATE_LIMIT_PER_ADDRESS: Type.Optional(
    Type.Integer({
      minimum: 1,
      description:
        'requests a minute per address of those who are not signed in, a school being one; absent: five times those of an account',
    }),
  ),
  MAX_EVENT_LOOP_DELAY_MS: Type.Integer({
    default: 2000,
    minimum: 0,
    description: 'a process later than this refuses with 503; 0 never does',
  }),
  LIVE_RECHECK_MS: Type.Integer({
    default: 60_000,
    minimum: 100,
    description: 'how long after a right has ended live updates may still be heard',
  }),
  IDENTITY_ADDRESS: address('identity'),
  REGISTRY_ADDRESS: address('registry'),
  SCHEDULING_ADDRESS: address('scheduling'),
  JOURNAL_ADDRESS: address('journal'),
  ATTESTATION_ADDRESS: address('attestation'),
  DIARY_ADDRESS: address('diary'),
  NOTIFICATIONS_ADDRESS: address('notifications'),
  MONITORING_ADDRESS: address('monitoring'),
})

export type GatewayConfig = Static<typeof gatewayConfig>
