/** Gathers what arrives and lets a test wait for it without sleeping. */
export interface Collector<T> {
  readonly items: readonly T[]
  add(item: T): void
  /** Resolves as soon as there are so many; rejects when they do not come in time. */
  until(count: number, timeoutMs?: number): Promise<readonly T[]>
}

export const collector = <T>(): Collector<T> => {
  const items: T[] = []
  const listeners = new Set<() => void>()
  return {
    items,
    add: (item) => {
      items.push(item)
      for (const listener of listeners) listener()
    },
    until: (count, timeoutMs = 15_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`${items.length} of ${count} arrived in ${timeoutMs} ms`)),
          timeoutMs,
        )
        const check = (): void => {
          if (items.length < count) return
          clearTimeout(timer)
          listeners.delete(check)
          resolve(items)
        }
        listeners.add(check)
        check()
      }),
  }
}
