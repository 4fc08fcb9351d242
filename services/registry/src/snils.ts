import { createHmac } from 'node:crypto'
import type { Sealer } from './seal.ts'

/** A СНИЛС as it is kept: encrypted for the card, hashed for looking up. */
interface KeptSnils {
  readonly snilsHash: string
  readonly snilsSealed: Buffer
}

export interface SnilsKeeper {
  /** 64 hex characters, the same in every service. */
  hash(digits: string): string
  keep(digits: string): KeptSnils
}

export const createSnilsKeeper = (hashKeyHex: string, sealer: Sealer): SnilsKeeper => {
  const hashKey = Buffer.from(hashKeyHex, 'hex')
  const hash = (digits: string): string =>
    createHmac('sha256', hashKey).update(digits).digest('hex')
  return {
    hash,
    keep: (digits) => ({
      snilsHash: hash(digits),
      snilsSealed: sealer.seal(Buffer.from(digits), 'snils'),
    }),
  }
}
