import type { Cache } from './cache.ts'

interface Entry {
  readonly value: string
  readonly untilMs: number
}

const sweepEvery = 1000

/** In the memory of this process; entries leave when their time is over. */
export const createMemoryCache = (): Cache => {
  const entries = new Map<string, Entry>()
  let writes = 0

  const sweep = (): void => {
    writes += 1
    if (writes % sweepEvery !== 0) return
    const now = Date.now()
    for (const [key, entry] of entries) if (entry.untilMs <= now) entries.delete(key)
  }
  const find = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    return entry !== undefined && entry.untilMs > Date.now() ? entry : undefined
  }

  return {
    get: async (key) => find(key)?.value,
    set: async (key, value, ttlMs) => {
      sweep()
      entries.set(key, { value, untilMs: Date.now() + ttlMs })
    },
    delete: async (key) => {
      entries.delete(key)
    },
    increment: async (key, amount, ttlMs) => {
      sweep()
      const known = find(key)
      const sum = Number(known?.value ?? 0) + amount
      entries.set(key, { value: String(sum), untilMs: known?.untilMs ?? Date.now() + ttlMs })
      return sum
    },
    [Symbol.asyncDispose]: async () => entries.clear(),
  }
}
