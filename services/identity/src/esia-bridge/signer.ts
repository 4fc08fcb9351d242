import { X509Certificate, createHash, createPrivateKey, sign } from 'node:crypto'
import { promisify } from 'node:util'

/**
 * Signs what ESIA wants signed with the key of the registered information system.
 *
 * Production uses GOST R 34.10-2012, which Node's OpenSSL lacks: an implementation there calls an
 * OpenSSL with the GOST engine, a CryptoPro sidecar or an HSM — hence asynchronous, and hence no key
 * in the interface.
 */
export interface Signer {
  /** Raw signature of the bytes, not wrapped in PKCS#7; the caller encodes it. */
  sign(data: Uint8Array): Promise<Uint8Array>
  /**
   * Hash of the DER form of the registered certificate, upper-case hex: ESIA picks the certificate by
   * it. GOST R 34.11-2012 (256 bit) in production; a hash of the PEM text is answered ESIA-007053.
   */
  readonly certificateHash: string
}

/** RSA or ECDSA with SHA-256: what the simulator accepts, and ESIA for systems registered with RSA. */
export const softwareSigner = (options: {
  readonly privateKeyPem: string
  readonly certificatePem: string
}): Signer => {
  const key = createPrivateKey(options.privateKeyPem)
  const certificate = new X509Certificate(options.certificatePem)
  if (!certificate.checkPrivateKey(key)) {
    throw new Error('the ESIA private key does not belong to the ESIA certificate')
  }
  const signAsync = promisify(
    (data: Uint8Array, done: (error: Error | null, signature: Buffer) => void) =>
      sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, done),
  )
  return {
    sign: signAsync,
    certificateHash: createHash('sha256').update(certificate.raw).digest('hex').toUpperCase(),
  }
}
