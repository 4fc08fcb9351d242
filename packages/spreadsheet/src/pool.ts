import { fork, type ChildProcess } from 'node:child_process'

/**
 * exceljs runs in processes of its own. Worker threads are not enough: a workbook of 1 KB that
 * declares one validation over all cells makes V8 abort the whole process, thread limits or not.
 */
const heapMb = 256
const timeoutMs = 20_000
/** Started at need, ended when idle this long, so that a day's one import keeps no memory. */
const idleMs = 10_000
const mostProcesses = 2

/** The process ran out of time or memory, or the parser gave up on the file. */
export class WorkerFailure extends Error {
  readonly why: 'exhausted' | 'too-many-rows' | 'too-many-cells' | 'damaged'

  constructor(why: WorkerFailure['why'], cause?: unknown) {
    super(`the spreadsheet process failed: ${why}`, { cause })
    this.why = why
  }
}

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: WorkerFailure['why']; readonly message: string }

interface Worker {
  readonly child: ChildProcess
  idleTimer: NodeJS.Timeout | undefined
}

/** One pool for the process: its limit is one of the machine. */
const idle = new Set<Worker>()
const waiting: (() => void)[] = []
let running = 0

const start = (): Worker => {
  const child = fork(new URL('./worker.mjs', import.meta.url), {
    // Nothing of ours reaches a process that parses strangers' files: no secrets, no flags.
    env: {},
    execArgv: [`--max-old-space-size=${heapMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const worker: Worker = { child, idleTimer: undefined }
  child.once('exit', () => {
    clearTimeout(worker.idleTimer)
    idle.delete(worker)
  })
  // Without a listener a failed start would end this process.
  child.on('error', () => child.kill('SIGKILL'))
  return worker
}

/** No task may reach it any more: it is connected until its exit is known. */
const stop = (worker: Worker): void => {
  idle.delete(worker)
  clearTimeout(worker.idleTimer)
  worker.child.kill('SIGKILL')
}

const take = (): Worker => {
  for (const worker of idle) {
    idle.delete(worker)
    clearTimeout(worker.idleTimer)
    if (!worker.child.connected) continue
    worker.child.ref()
    worker.child.channel?.ref()
    return worker
  }
  return start()
}

/** An idle process keeps nobody alive: it ends with us, for its channel closes. */
const giveBack = (worker: Worker): void => {
  if (!worker.child.connected) return
  worker.child.unref()
  worker.child.channel?.unref()
  worker.idleTimer = setTimeout(() => stop(worker), idleMs).unref()
  idle.add(worker)
}

const ask = (child: ChildProcess, task: object): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      child.off('message', answered)
      child.off('exit', ended)
      child.off('error', ended)
      settle()
    }
    // The worker file answers in this shape and in no other.
    const answered = (answer: unknown): void => end(() => resolve(answer as Answer))
    const ended = (): void => end(() => reject(new WorkerFailure('exhausted')))
    child.once('message', answered)
    child.once('exit', ended)
    // A process that could not be started has no exit.
    child.once('error', ended)
    child.send(task, (error) => {
      if (error !== null) child.kill('SIGKILL')
    })
  })

/** Waiting for a process must not eat up a task's own time, so the clock starts after this. */
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= mostProcesses) await new Promise<void>((resume) => waiting.push(resume))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

/** Runs a function of the worker file within its limits of time and memory. */
export const runInWorker = <T>(name: 'read' | 'annotate' | 'write', task: object): Promise<T> =>
  inTurn(async () => {
    const worker = take()
    const answer = await ask(worker.child, { name, task })
    giveBack(worker)
    if (!answer.ok) throw new WorkerFailure(answer.why, answer.message)
    // What the named function returns is typed at each of its three callers.
    return answer.value as T
  })

/** Ends the idle processes now; the next task starts new ones. */
export const closeWorkers = (): void => {
  for (const worker of idle) stop(worker)
}
