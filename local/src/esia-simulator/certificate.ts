import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface KeyWithCertificate {
  readonly privateKeyPem: string
  readonly certificatePem: string
}

const der = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents)
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content])
  const length = Buffer.from(content.length.toString(16).padStart(4, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content])
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
const bitString = (bytes: Uint8Array): Buffer => der(0x03, Buffer.from([0]), bytes)

/** Identifiers already encoded: ecdsa-with-SHA256 (1.2.840.10045.4.3.2) and commonName (2.5.4.3). */
const ecdsaWithSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
const commonName = der(0x06, Buffer.from('550403', 'hex'))

const name = (text: string): Buffer =>
  sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(text, 'utf8')))))

const generalizedTime = (instant: Date): Buffer =>
  der(0x18, Buffer.from(`${instant.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`, 'ascii'))

const yearMs = 365 * 24 * 60 * 60 * 1000

/**
 * A key with a self-signed X.509 certificate, which Node can read but not make: what an information
 * system registers with the simulator. ESIA itself refuses self-signed certificates since 2020.
 */
export const selfSignedCertificate = (subject: string, now = new Date()): KeyWithCertificate => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(15)])
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    name(subject),
    sequence(
      generalizedTime(new Date(now.getTime() - yearMs)),
      generalizedTime(new Date(now.getTime() + 10 * yearMs)),
    ),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const certificate = sequence(body, ecdsaWithSha256, bitString(sign('sha256', body, privateKey)))
  const lines = certificate.toString('base64').replace(/.{64}(?=.)/g, '$&\n')
  return {
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}
