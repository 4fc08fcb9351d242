/** Disposable memory shared by the processes of one service: losing it loses no data. */
export interface Cache extends AsyncDisposable {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string, ttlMs: number): Promise<void>
  delete(key: string): Promise<void>
  /** Adds and answers the new sum; the life of the counter starts at its first increment. */
  increment(key: string, amount: number, ttlMs: number): Promise<number>
  [Symbol.asyncDispose](): Promise<void>
}
