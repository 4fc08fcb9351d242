export interface Signal {
  /** Wakes the waiter now, or the next one at once when nobody waits. */
  raise(): void
  /** Resolves when raised or when the time is over. One waiter at a time. */
  wait(ms: number): Promise<void>
}

export const signal = (): Signal => {
  let raised = false
  let wake: (() => void) | undefined
  return {
    raise: () => {
      raised = true
      wake?.()
    },
    wait: async (ms) => {
      if (!raised) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      wake = undefined
      raised = false
    },
  }
}
