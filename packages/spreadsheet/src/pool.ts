import { Piscina } from 'piscina'

/** A heap of its own, so that a hostile workbook ends its thread and not the service. */
const heapMb = 256
const timeoutMs = 20_000
const threads = 2

let pool: Piscina | undefined

/**
 * One for the process, since its limit is one of the machine. Threads start at need and end after
 * ten idle seconds; they never keep the process alive.
 */
const openPool = (): Piscina => {
  pool ??= new Piscina({
    filename: new URL('./worker.mjs', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
  return pool
}

const waiting: (() => void)[] = []
let running = 0

/** Waiting for a thread must not eat up a task's own time, so tasks queue here, not in the pool. */
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= threads) await new Promise<void>((resume) => waiting.push(resume))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

/** The thread ran out of time or memory, or the parser gave up on the file. */
export class WorkerFailure extends Error {
  readonly isExhausted: boolean

  constructor(isExhausted: boolean, cause: unknown) {
    super('the spreadsheet worker failed', { cause })
    this.isExhausted = isExhausted
  }
}

const isExhaustion = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' ||
    error.name === 'TimeoutError' ||
    ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'))

/** Runs a function of the worker file within its limits of time and memory. */
export const runInWorker = async <T>(
  name: 'read' | 'annotate' | 'write',
  task: object,
): Promise<T> =>
  inTurn(async () => {
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), timeoutMs)
    try {
      // What the named function returns is typed at each of its three callers.
      return (await openPool().run(task, { name, signal: limit.signal })) as T
    } catch (error) {
      throw new WorkerFailure(isExhaustion(error), error)
    } finally {
      clearTimeout(timer)
    }
  })

/** Ends the threads now; the next task starts new ones. */
export const closeWorkers = async (): Promise<void> => {
  const closing = pool
  pool = undefined
  await closing?.destroy()
}
