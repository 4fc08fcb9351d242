import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, so that its CPU time is its own. */
export interface Child extends AsyncDisposable {
  ask<T>(question: string): Promise<T>
}

interface Answer {
  readonly id: number
  readonly value?: unknown
  readonly failure?: string
}

/** The child's side: answers questions of the parent and ends with it. */
export const answerParent = (answers: Readonly<Record<string, () => unknown>>): void => {
  const all: typeof answers = {
    ...answers,
    cpuUs: () => {
      const { user, system } = process.cpuUsage()
      return user + system
    },
  }
  process.on('message', ({ id, question }: { id: number; question: string }) => {
    void (async () => {
      try {
        process.send?.({ id, value: await all[question]?.() } satisfies Answer)
      } catch (error) {
        const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
        process.send?.({ id, failure } satisfies Answer)
      }
    })()
  })
  process.once('disconnect', () => process.exit(0))
}

/** Starts a file beside this one; it is asked things with `ask`. */
export const startChild = (file: string, options: object): Child => {
  const process_ = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, NODE_ENV: 'production', BENCH: JSON.stringify(options) },
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  let nextId = 0
  process_.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer))
  process_.once('exit', (code) => {
    for (const settle of waiting.values()) settle({ id: 0, failure: `${file} ended with ${code}` })
  })
  const ask = async <T>(question: string): Promise<T> => {
    nextId += 1
    const id = nextId
    const { value, failure } = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve)
      process_.send({ id, question })
    })
    waiting.delete(id)
    if (failure !== undefined) throw new Error(failure)
    // The asker names what its child answers.
    return value as T
  }
  return {
    ask,
    [Symbol.asyncDispose]: async () => {
      const ended = new Promise((resolve) => process_.once('exit', resolve))
      await ask('stop').catch(() => undefined)
      process_.disconnect()
      await ended
    },
  }
}

/** What the parent started this process with. */
export const childOptions = <T>(): T => JSON.parse(process.env['BENCH'] ?? '{}') as T
