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
  readonly controller: AbortController
  readonly expired: Promise<never>
  readonly timer: NodeJS.Timeout
}

/** Ends the handler's time when the budget is used up or the caller gives up. */
export const limit = (ms: number, onCancelled: (listener: () => void) => void): Limited => {
  const controller = new AbortController()
  let expire: (reason: Error) => void = () => {}
  const expired = new Promise<never>((_, reject) => {
    expire = reject
  })
  expired.catch(() => {})
  const stop = (reason: string) => (): void => {
    const refusal = unavailable(reason)
    controller.abort(refusal)
    expire(refusal)
  }
  onCancelled(stop('CANCELLED'))
  return { controller, expired, timer: setTimeout(stop('DEADLINE_EXCEEDED'), ms) }
}
