import { randomBytes } from 'node:crypto'

import type { JWK } from 'jose'
import { exportJWK, generateKeyPair } from 'jose'

/** The same in every process of the bridge, else one could not finish what another began. */
export interface BridgeKeys {
  /** Private RSA key that signs the id tokens given to Keycloak. */
  readonly signingKey: JWK
  /** At least 32 random characters; cookies are signed and persons sealed with keys derived from it. */
  readonly secret: string
}

export const generateBridgeKeys = async (): Promise<BridgeKeys> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return {
    signingKey: { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' },
    secret: randomBytes(32).toString('base64url'),
  }
}
