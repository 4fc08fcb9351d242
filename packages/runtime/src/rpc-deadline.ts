import { unavailable } from './refusal.ts'

const keptBackMs = 20
const leastMs = 100
const imposedMs = 5000

/** Milliseconds the handler may take: something is kept back to report in time, too little is refused. */
export const budget = (deadlineMs: number, nowMs: number): number => {
  const leftMs = deadlineMs === Infinity ? imposedMs : deadlineMs - nowMs
  if (leftMs < leastMs) throw unavailable('DEADLINE_TOO_SHORT')
  return leftMs - keptBackMs
}

export interface Limited {
  /** Made when a handler asks for it: most never do, and one costs as much as a small query. */
  signal(): AbortSignal
  readonly expired: Promise<never>
  readonly timer: NodeJS.Timeout
}

/** Ends the handler's time when the budget is used up or the caller gives up. */
export const limit = (ms: number, onCancelled: (listener: () => void) => void): Limited => {
  let controller: AbortController | undefined
  let over: Error | undefined
  let expire: (reason: Error) => void = () => {}
  const expired = new Promise<never>((_, reject) => {
    expire = reject
  })
  expired.catch(() => {})
  const stop = (reason: string) => (): void => {
    over = unavailable(reason)
    controller?.abort(over)
    expire(over)
  }
  onCancelled(stop('CANCELLED'))
  const signal = (): AbortSignal => {
    if (controller === undefined) {
      controller = new AbortController()
      if (over !== undefined) controller.abort(over)
    }
    return controller.signal
  }
  return { signal, expired, timer: setTimeout(stop('DEADLINE_EXCEEDED'), ms) }
}
