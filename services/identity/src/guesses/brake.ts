import type { Cache } from '@zvonok/runtime/cache'

/** How wrong guesses are slowed: some are free, then each costs a wait that doubles, up to a lock. */
export interface BrakeForm {
  readonly name: string
  readonly free: number
  readonly firstWaitMs: number
  readonly longestWaitMs: number
}

export interface Brake {
  /** Counts the attempt; milliseconds to wait, 0 to go on. A refused attempt is not counted. */
  admit(key: string): Promise<number>
  /** The attempt was no guess. */
  forgive(key: string): Promise<void>
}

const forgottenMs = 3_600_000

export const waitMs = (form: BrakeForm, attempts: number): number =>
  attempts <= form.free
    ? 0
    : Math.min(form.longestWaitMs, form.firstWaitMs * 2 ** Math.min(attempts - form.free - 1, 20))

/**
 * Counts in the cache, so that all replicas count together. Once the free attempts are over, the one
 * who first takes the slot goes on and everybody else waits until the slot is gone: guesses sent in
 * parallel are refused as well.
 */
export const createBrake = (cache: Cache, form: BrakeForm): Brake => {
  const name = (key: string, what: string): string => `invite-guess:${form.name}:${key}:${what}`
  const leftMs = async (key: string): Promise<number> => {
    const until = await cache.get(name(key, 'until'))
    return until === undefined ? 0 : Math.max(1, Number(until) - Date.now())
  }
  return {
    admit: async (key) => {
      const waiting = await leftMs(key)
      if (waiting > 0) return waiting
      const attempts = await cache.increment(name(key, 'count'), 1, forgottenMs)
      const ms = waitMs(form, attempts)
      if (ms === 0) return 0
      if ((await cache.increment(name(key, 'slot'), 1, ms)) > 1) return (await leftMs(key)) || ms
      await cache.set(name(key, 'until'), String(Date.now() + ms), ms)
      return 0
    },
    forgive: async (key) => {
      await cache.increment(name(key, 'count'), -1, forgottenMs)
      await Promise.all([cache.delete(name(key, 'slot')), cache.delete(name(key, 'until'))])
    },
  }
}
