export type LiveListener = (text: string) => void

/** Hints that something changed, for pages open now: may be lost, never the truth itself. */
export interface Live extends AsyncDisposable {
  /** Returns when handed over; whether anybody listens is not known. */
  publish(channel: string, text: string): Promise<void>
  subscribe(channel: string, listener: LiveListener): Promise<AsyncDisposable>
  [Symbol.asyncDispose](): Promise<void>
}
