import type { Signer } from './signer.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** `yyyy.MM.dd HH:mm:ss ±ZZZZ`, always in UTC so that no server's zone matters. */
export const esiaTimestamp = (instant: Date): string =>
  [
    `${instant.getUTCFullYear()}.${two(instant.getUTCMonth() + 1)}.${two(instant.getUTCDate())}`,
    `${two(instant.getUTCHours())}:${two(instant.getUTCMinutes())}:${two(instant.getUTCSeconds())}`,
    '+0000',
  ].join(' ')

export interface RequestToSign {
  readonly clientId: string
  readonly scope: string
  readonly timestamp: string
  readonly state: string
  readonly redirectUri: string
  /** Only at the token endpoint. */
  readonly code?: string
}

/** Endpoints v2/ac and v3/te sign the plain concatenation in exactly this order. */
export const signedText = (request: RequestToSign): string =>
  request.clientId +
  request.scope +
  request.timestamp +
  request.state +
  request.redirectUri +
  (request.code ?? '')

/** `client_secret` of ESIA is no secret but the signature of this very request. */
export const clientSecret = async (signer: Signer, request: RequestToSign): Promise<string> => {
  const signature = await signer.sign(Buffer.from(signedText(request), 'utf8'))
  return Buffer.from(signature).toString('base64url')
}
