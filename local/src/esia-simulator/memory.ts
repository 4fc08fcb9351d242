import { randomBytes } from 'node:crypto'

/** Things kept under an unguessable name for a while. */
export interface Memory<T> {
  keep(value: T): string
  find(name: string): T | undefined
  /** Finds and forgets: the second time there is nothing. */
  take(name: string): T | undefined
}

export const createMemory = <T>(lifetimeMs: number): Memory<T> => {
  const kept = new Map<string, { readonly value: T; readonly until: number }>()
  // Insertion order is order of expiry, so the old ones stand in front.
  const forgetOld = (): void => {
    for (const [name, { until }] of kept) {
      if (until > Date.now()) return
      kept.delete(name)
    }
  }
  const find = (name: string): T | undefined => {
    forgetOld()
    return kept.get(name)?.value
  }
  return {
    keep: (value) => {
      forgetOld()
      const name = randomBytes(24).toString('base64url')
      kept.set(name, { value, until: Date.now() + lifetimeMs })
      return name
    },
    find,
    take: (name) => {
      const value = find(name)
      kept.delete(name)
      return value
    },
  }
}
