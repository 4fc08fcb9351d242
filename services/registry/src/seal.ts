import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Encryption of what must not lie open in the database. */
export interface Sealer {
  /** `purpose` is bound to the text: a value moved into another place does not open. */
  seal(plain: Uint8Array, purpose: string): Buffer
  open(sealed: Uint8Array, purpose: string): Buffer
}

const algorithm = 'aes-256-gcm'
// First byte: which key. There is one so far.
const keyNumber = 1
const nonceBytes = 12
const tagBytes = 16

export const createSealer = (keyHex: string): Sealer => {
  const key = Buffer.from(keyHex, 'hex')
  return {
    seal: (plain, purpose) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.of(keyNumber), nonce, cipher.getAuthTag(), body])
    },
    open: (sealed, purpose) => {
      if (sealed[0] !== keyNumber) throw new Error('sealed with a key that is not known')
      const nonce = sealed.subarray(1, 1 + nonceBytes)
      const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes)
      const decipher = createDecipheriv(algorithm, key, nonce)
        .setAAD(Buffer.from(purpose))
        .setAuthTag(tag)
      const body = sealed.subarray(1 + nonceBytes + tagBytes)
      return Buffer.concat([decipher.update(body), decipher.final()])
    },
  }
}
