import type { Cache } from '@zvonok/runtime/cache'
import type { Env } from '@zvonok/runtime/config'
import { ConfigError, readConfig } from '@zvonok/runtime/config'
import type { Logger } from '@zvonok/runtime/log'
import { Type } from 'typebox'

import type { EsiaBridge } from './bridge.ts'
import { startEsiaBridge } from './bridge.ts'
import type { BridgeKeys } from './keys.ts'
import { softwareSigner } from './signer.ts'
import { softwareTokenVerifier } from './token-verifier.ts'

const required = (description: string) => Type.String({ minLength: 1, description })

/** Read only where ESIA_BASE_URL is set; without it there is no sign-in through Gosuslugi. */
export const esiaBridgeConfig = Type.Object({
  ESIA_BASE_URL: required('address of ESIA'),
  ESIA_CLIENT_ID: required('mnemonic of the information system registered with ESIA'),
  ESIA_SCOPE: Type.String({ default: 'openid fullname birthdate snils' }),
  ESIA_PRIVATE_KEY: required('PEM of the key of that system'),
  ESIA_CERTIFICATE: required('PEM of its registered certificate'),
  ESIA_TOKEN_ISSUER: Type.String({ default: 'http://esia.gosuslugi.ru/' }),
  ESIA_TOKEN_PUBLIC_KEY: required('PEM of the key ESIA signs its tokens with'),
  ESIA_BRIDGE_LISTEN: Type.String({
    default: '127.0.0.1:0',
    pattern: '^.+:\\d+$',
    description: 'host:port of the bridge; port 0 takes a free one',
  }),
  ESIA_BRIDGE_ISSUER: Type.Optional(
    Type.String({
      description: 'where browsers and Keycloak reach the bridge; absent: its own port',
    }),
  ),
  ESIA_BRIDGE_CLIENT_ID: Type.String({ default: 'zvonok-keycloak' }),
  ESIA_BRIDGE_CLIENT_SECRET: required('what Keycloak shows to the bridge'),
  ESIA_BRIDGE_REDIRECT_URIS: required(
    'broker endpoint of Keycloak for the alias esia; several are parted by commas',
  ),
  ESIA_BRIDGE_KEYS: required('JSON of signingKey (private RSA JWK) and secret (32 characters)'),
})

const keysOf = (text: string): BridgeKeys => {
  const malformed = new ConfigError([
    'ESIA_BRIDGE_KEYS is wrong: it must be JSON with signingKey and secret.',
  ])
  let keys: Partial<BridgeKeys>
  try {
    keys = JSON.parse(text) as Partial<BridgeKeys>
  } catch {
    throw malformed
  }
  const { signingKey, secret = '' } = keys
  if (signingKey === undefined || secret.length < 32) throw malformed
  return { signingKey, secret }
}

/** The bridge as the environment describes it; undefined where ESIA_BASE_URL is not set. */
export const startConfiguredBridge = async (
  env: Env,
  drivers: { readonly cache: Cache; readonly log: Logger },
): Promise<(EsiaBridge & AsyncDisposable) | undefined> => {
  if (!env['ESIA_BASE_URL']) return undefined
  const config = readConfig(esiaBridgeConfig, env)
  const colon = config.ESIA_BRIDGE_LISTEN.lastIndexOf(':')
  return startEsiaBridge({
    ...drivers,
    host: config.ESIA_BRIDGE_LISTEN.slice(0, colon),
    port: Number(config.ESIA_BRIDGE_LISTEN.slice(colon + 1)),
    issuer: config.ESIA_BRIDGE_ISSUER,
    clients: [
      {
        clientId: config.ESIA_BRIDGE_CLIENT_ID,
        clientSecret: config.ESIA_BRIDGE_CLIENT_SECRET,
        redirectUris: config.ESIA_BRIDGE_REDIRECT_URIS.split(','),
      },
    ],
    esia: {
      baseUrl: config.ESIA_BASE_URL,
      clientId: config.ESIA_CLIENT_ID,
      scope: config.ESIA_SCOPE,
      signer: softwareSigner({
        privateKeyPem: config.ESIA_PRIVATE_KEY,
        certificatePem: config.ESIA_CERTIFICATE,
      }),
      tokenVerifier: softwareTokenVerifier({
        publicKeyPem: config.ESIA_TOKEN_PUBLIC_KEY,
        issuer: config.ESIA_TOKEN_ISSUER,
      }),
    },
    keys: keysOf(config.ESIA_BRIDGE_KEYS),
  })
}
