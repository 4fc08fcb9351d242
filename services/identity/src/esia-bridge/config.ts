import type { Cache } from '@zvonok/runtime/cache'
import type { Env } from '@zvonok/runtime/config'
import { readConfig } from '@zvonok/runtime/config'
import type { Logger } from '@zvonok/runtime/log'
import type { JWK } from 'jose'
import { Type } from 'typebox'

import type { EsiaBridge } from './bridge.ts'
import { startEsiaBridge } from './bridge.ts'
import { softwareSigner } from './signer.ts'
import { softwareTokenVerifier } from './token-verifier.ts'

const required = (description: string) => Type.String({ minLength: 1, description })

/** Read only where ESIA_URL is set; without it there is no sign-in through Gosuslugi. */
export const esiaBridgeConfig = Type.Object({
  ESIA_URL: required('address of ESIA'),
  ESIA_CLIENT_ID: required('mnemonic of the information system registered with ESIA'),
  ESIA_SCOPE: Type.String({ default: 'openid fullname birthdate snils' }),
  ESIA_PRIVATE_KEY: required('PEM of the key of that system'),
  ESIA_CERTIFICATE: required('PEM of its registered certificate'),
  ESIA_TOKEN_ISSUER: Type.String({ default: 'http://esia.gosuslugi.ru/' }),
  ESIA_TOKEN_PUBLIC_KEY: required('PEM of the key ESIA signs its tokens with'),
  ESIA_BRIDGE_HOST: Type.String({ default: '127.0.0.1' }),
  ESIA_BRIDGE_PORT: Type.Integer({ default: 0, minimum: 0, maximum: 65_535 }),
  ESIA_BRIDGE_ISSUER: Type.Optional(
    Type.String({
      description: 'where browsers and Keycloak reach the bridge; absent: its own port',
    }),
  ),
  ESIA_BRIDGE_CLIENT_ID: Type.String({ default: 'zvonok-keycloak' }),
  ESIA_BRIDGE_CLIENT_SECRET: required('what Keycloak shows to the bridge'),
  ESIA_BRIDGE_REDIRECT_URI: required('broker endpoint of Keycloak for the alias esia'),
  ESIA_BRIDGE_SIGNING_KEY: required('private RSA JWK that signs the id tokens of the bridge'),
  ESIA_BRIDGE_SECRET: Type.String({ minLength: 32, description: 'signs cookies and seals people' }),
})

/** The bridge as the environment describes it; undefined where ESIA_URL is not set. */
export const startConfiguredBridge = async (
  env: Env,
  drivers: { readonly cache: Cache; readonly log: Logger },
): Promise<(EsiaBridge & AsyncDisposable) | undefined> => {
  if (!env['ESIA_URL']) return undefined
  const config = readConfig(esiaBridgeConfig, env)
  return startEsiaBridge({
    ...drivers,
    host: config.ESIA_BRIDGE_HOST,
    port: config.ESIA_BRIDGE_PORT,
    issuer: config.ESIA_BRIDGE_ISSUER,
    clients: [
      {
        clientId: config.ESIA_BRIDGE_CLIENT_ID,
        clientSecret: config.ESIA_BRIDGE_CLIENT_SECRET,
        redirectUris: [config.ESIA_BRIDGE_REDIRECT_URI],
      },
    ],
    esia: {
      baseUrl: config.ESIA_URL,
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
    keys: {
      // The library checks the key's parts when it is built.
      signingKey: JSON.parse(config.ESIA_BRIDGE_SIGNING_KEY) as JWK,
      secret: config.ESIA_BRIDGE_SECRET,
    },
  })
}
