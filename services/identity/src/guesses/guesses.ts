import { createHash } from 'node:crypto'
import { parseInviteCode } from '@zvonok/policy/invite-code'
import { refusalDetails } from '@zvonok/policy/verdict'
import type { Cache } from '@zvonok/runtime/cache'
import type { Logger } from '@zvonok/runtime/log'
import { exhausted, invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { createBrake } from './brake.ts'
import type { Brake } from './brake.ts'

export type Guesser = Pick<Context, 'caller' | 'clientAddress'>

/** Finds what a typed code stands for, and makes guessing hopeless. */
export interface Guesses {
  /** Refuses: malformed, unknown, too many wrong ones. Whatever is found was no guess. */
  find<T>(
    typed: string,
    guesser: Guesser,
    look: (code: string) => Promise<T | undefined>,
  ): Promise<T>
}

const minuteMs = 60_000
const person = { free: 5, firstWaitMs: minuteMs / 2, longestWaitMs: 15 * minuteMs }

// A whole school sits behind one address and its parents type at the same meeting: the tight brakes
// are for one person, that is a session or the beginning of a code typed at an address.
const sessionForm = { name: 'session', ...person }
const beginningForm = { name: 'beginning', ...person }
const addressForm = {
  name: 'address',
  free: 60,
  firstWaitMs: minuteMs,
  longestWaitMs: 60 * minuteMs,
}

/** Wrong codes of everybody in an hour that are worth a look. */
const alarmAfter = 100

/** Addresses are personal data and typed codes are secrets: neither stands in the cache. */
const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url')

export const createGuesses = (cache: Cache, log: Logger): Guesses => {
  const session = createBrake(cache, sessionForm)
  const beginning = createBrake(cache, beginningForm)
  const address = createBrake(cache, addressForm)

  const brakesOf = (
    code: string,
    { caller, clientAddress = 'unknown' }: Guesser,
  ): readonly (readonly [Brake, string])[] => {
    const who = caller.sessionId ?? caller.accountId
    return [
      ...(who === '' ? [] : [[session, keyOf(who)] as const]),
      [beginning, keyOf(clientAddress, code.slice(0, 4))],
      [address, keyOf(clientAddress)],
    ]
  }

  const admit = async (brake: Brake, key: string): Promise<void> => {
    const ms = await brake.admit(key)
    if (ms === 0) return
    throw exhausted('TOO_MANY_GUESSES', {
      retryAfterSeconds: String(Math.ceil(ms / 1000)),
      minutes: String(Math.ceil(ms / minuteMs)),
    })
  }

  const countWrong = async (): Promise<void> => {
    const wrong = await cache.increment('invite-guess:everybody', 1, 60 * minuteMs)
    if (wrong === alarmAfter) log.warn({ wrong }, 'invite codes are being guessed')
  }

  return {
    find: async (typed, guesser, look) => {
      const parsed = parseInviteCode(typed)
      if (!parsed.ok) throw invalid('code', parsed.reason, refusalDetails(parsed))
      const brakes = brakesOf(parsed.value, guesser)
      // Counted before the code is looked at, so that parallel guesses count too.
      for (const [brake, key] of brakes) await admit(brake, key)
      const found = await look(parsed.value)
      if (found === undefined) {
        await countWrong()
        throw invalid('code', 'INVITE_UNKNOWN')
      }
      await Promise.all(brakes.map(([brake, key]) => brake.forgive(key)))
      return found
    },
  }
}
