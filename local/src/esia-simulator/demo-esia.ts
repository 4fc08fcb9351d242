import { startConfiguredBridge } from '@zvonok/identity/esia-bridge/config'
import type { EsiaBridge } from '@zvonok/identity/esia-bridge/bridge'
import { redirectUriOf } from '@zvonok/identity/esia-bridge/bridge'
import { generateBridgeKeys } from '@zvonok/identity/esia-bridge/keys'
import type { Cache } from '@zvonok/runtime/cache'
import type { Logger } from '@zvonok/runtime/log'

import { selfSignedCertificate } from './certificate.ts'
import type { EsiaSimulator } from './simulator.ts'

const mnemonic = 'ZVONOK'
const scopes = ['openid', 'fullname', 'birthdate', 'snils']

export interface BridgePlace {
  /** `http://127.0.0.1:8083`: where the bridge will answer. */
  readonly issuer: string
  /** Broker endpoint of Keycloak or the embedded provider. */
  readonly redirectUri: string
  /** What the broker shows to the bridge. */
  readonly clientSecret: string
}

/** Registers a bridge with the simulator and answers the environment it has to be started with. */
export const registerBridge = async (
  simulator: EsiaSimulator,
  place: BridgePlace,
): Promise<Readonly<Record<string, string>>> => {
  const { privateKeyPem, certificatePem } = selfSignedCertificate(mnemonic)
  simulator.register({
    mnemonic,
    certificatePem,
    redirectUris: [redirectUriOf(place.issuer)],
    scopes,
  })
  return {
    ESIA_BASE_URL: simulator.url,
    ESIA_CLIENT_ID: mnemonic,
    ESIA_SCOPE: scopes.join(' '),
    ESIA_PRIVATE_KEY: privateKeyPem,
    ESIA_CERTIFICATE: certificatePem,
    ESIA_TOKEN_ISSUER: simulator.tokenIssuer,
    ESIA_TOKEN_PUBLIC_KEY: simulator.tokenPublicKeyPem,
    ESIA_BRIDGE_LISTEN: new URL(place.issuer).host,
    ESIA_BRIDGE_ISSUER: place.issuer,
    ESIA_BRIDGE_CLIENT_SECRET: place.clientSecret,
    ESIA_BRIDGE_REDIRECT_URIS: place.redirectUri,
    ESIA_BRIDGE_KEYS: JSON.stringify(await generateBridgeKeys()),
  }
}

/** The bridge in this process, registered with the simulator. */
export const startDemoBridge = async (
  simulator: EsiaSimulator,
  place: BridgePlace,
  drivers: { readonly cache: Cache; readonly log: Logger },
): Promise<EsiaBridge & AsyncDisposable> => {
  const bridge = await startConfiguredBridge(await registerBridge(simulator, place), drivers)
  if (!bridge) throw new Error('the bridge was not told where the simulator is')
  return bridge
}
