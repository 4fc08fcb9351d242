import { latinLookAlikes } from './look-alikes.ts'
import { accept, refuse, type Decision } from './verdict.ts'

/** Crockford's base 32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const inviteCodeLength = 12

/** A code from 12 random bytes, 5 bits of each: 60 bits in all, every letter equally likely. */
export const inviteCodeFrom = (random: Uint8Array): string => {
  if (random.length !== inviteCodeLength) {
    throw new RangeError(`an invite code needs ${inviteCodeLength} random bytes`)
  }
  return Array.from(random, (byte) => alphabet.charAt(byte & 31)).join('')
}

const mistaken: ReadonlyMap<string, string> = new Map([
  ...latinLookAlikes,
  ['О', '0'],
  ['O', '0'],
  ['I', '1'],
  ['L', '1'],
])

/** What a person typed from paper: any case, spaces, hyphens, O for 0, Cyrillic look-alikes. */
export const parseInviteCode = (typed: string): Decision<string> => {
  const code = Array.from(
    typed
      .normalize('NFC')
      .toUpperCase()
      .replaceAll(/[\s\u2010-\u2015-]/gu, ''),
    (letter) => mistaken.get(letter) ?? letter,
  ).join('')
  const isCode =
    code.length === inviteCodeLength &&
    Array.from(code).every((letter) => alphabet.includes(letter))
  return isCode ? accept(code) : refuse('INVITE_CODE_INVALID')
}

/** `XXXX-XXXX-XXXX`. */
export const formatInviteCode = (code: string): string =>
  code.replace(/^(.{4})(.{4})(.{4})$/u, '$1-$2-$3')
