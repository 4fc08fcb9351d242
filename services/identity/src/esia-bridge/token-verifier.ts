import { createPublicKey } from 'node:crypto'

import type { JWTPayload } from 'jose'
import { jwtVerify } from 'jose'

import { EsiaFailure } from './failure.ts'

/** Checks who signed a token of ESIA; GOST signatures need an engine outside Node, as in `Signer`. */
export interface TokenVerifier {
  /** The payload of a token signed by ESIA and still valid; throws `EsiaFailure` otherwise. */
  verify(token: string, expected: { readonly audience?: string }): Promise<JWTPayload>
}

/** ESIA's clock and ours may differ by this much. */
const clockToleranceSeconds = 30

/** RS256 or ES256 by the public key ESIA publishes (the simulator's key in the demo). */
export const softwareTokenVerifier = (options: {
  readonly publicKeyPem: string
  readonly issuer: string
}): TokenVerifier => {
  const key = createPublicKey(options.publicKeyPem)
  return {
    verify: async (token, { audience }) => {
      try {
        const { payload } = await jwtVerify(token, key, {
          issuer: options.issuer,
          ...(audience === undefined ? {} : { audience }),
          algorithms: ['RS256', 'ES256'],
          requiredClaims: ['exp'],
          clockTolerance: clockToleranceSeconds,
        })
        return payload
      } catch (error) {
        throw new EsiaFailure('refused', 'a token of ESIA is not validly signed', { cause: error })
      }
    },
  }
}
