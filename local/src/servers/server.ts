/** Receives one line of progress or warning; servers' own output goes to `server.log` in their data folder. */
export type Log = (line: string) => void

/** Where a server came from: an address in the environment, Docker Compose, or an installation in the cache. */
export type Origin = 'environment' | 'compose' | 'installed'

export interface ServerOptions {
  /** Created when absent; everything the server keeps lies below it. */
  readonly dataDirectory: string
  /** A free one is taken when absent. */
  readonly port?: number
  readonly log: Log
}

export interface Server extends AsyncDisposable {
  readonly origin: Origin
  /** The process of the server itself; undefined when somebody else runs it. */
  readonly pid: number | undefined
  stop(): Promise<void>
}

/** Its message is one sentence that says what to install or to set. */
export class ServerUnavailable extends Error {
  override readonly name = 'ServerUnavailable'
}

/** Completes a server description with `stop` and its disposal, which run the given function once. */
export const stoppable = <T extends object>(
  parts: T & Pick<Server, 'origin' | 'pid'>,
  stop: () => Promise<void>,
): T & Server => {
  let stopped: Promise<void> | undefined
  const stopOnce = (): Promise<void> => (stopped ??= stop())
  return { ...parts, stop: stopOnce, [Symbol.asyncDispose]: stopOnce }
}

/** A server that somebody else runs: there is nothing to stop. */
export const foreign = <T extends object>(parts: T): T & Server =>
  stoppable({ ...parts, origin: 'environment' as const, pid: undefined }, async () => {})
