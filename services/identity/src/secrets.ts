import { createHmac } from 'node:crypto'
import { createSeal, derivedKey } from './openid/seal.ts'

/** Everything that is computed with a key of the installation. */
export interface Secrets {
  /** As the registry hashes the number on a personal card. */
  snilsHash(digits: string): string
  /** To find a typed invite code by. */
  codeHash(code: string): string
  close(text: string): string
  /** Undefined when it was closed with another INVITE_KEY. */
  open(sealed: string): string | undefined
  /** Names an attempt by what it asks for, a password among it, without telling it. */
  attempt(...parts: readonly string[]): string
  /** The same bytes for the same seed: what is shown once need not be stored to be repeated. */
  random(...seed: readonly string[]): Buffer
}

export const createSecrets = (keys: {
  readonly snilsHashKey: string
  readonly inviteKey: string
}): Secrets => {
  const snilsKey = Buffer.from(keys.snilsHashKey, 'hex')
  const keyFor = (purpose: string): Buffer => derivedKey(keys.inviteKey, `identity ${purpose}`)
  const [codeKey, attemptKey, randomKey] = [keyFor('code'), keyFor('attempt'), keyFor('random')]
  const seal = createSeal(keyFor('shown once'))
  const mac = (key: Buffer, parts: readonly string[]): Buffer =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest()
  return {
    snilsHash: (digits) => createHmac('sha256', snilsKey).update(digits).digest('hex'),
    codeHash: (code) => createHmac('sha256', codeKey).update(code).digest('hex'),
    close: seal.close,
    open: seal.open,
    attempt: (...parts) => mac(attemptKey, parts).toString('base64url'),
    random: (...seed) => mac(randomKey, seed),
  }
}
