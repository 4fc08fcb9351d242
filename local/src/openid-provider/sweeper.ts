import type { Logger } from '@zvonok/runtime/log'
import type { Db } from '@zvonok/runtime/postgres'
import { signal } from '@zvonok/runtime/signal'

import { deleteExpiredArtifacts } from './artifacts.ts'
import { deleteForgottenFailures } from './throttle.ts'

const everyMs = 60 * 60 * 1000

/** Takes away what is over, at the start and every hour. */
export const startSweeper = (db: Db, log: Logger): AsyncDisposable => {
  const wakeup = signal()
  let stopping = false
  const loop = async (): Promise<void> => {
    while (!stopping) {
      await Promise.all([deleteExpiredArtifacts(db), deleteForgottenFailures(db)]).catch(
        (error: unknown) => log.warn({ err: error }, 'the identity database could not be swept'),
      )
      if (!stopping) await wakeup.wait(everyMs)
    }
  }
  const running = loop()
  return {
    [Symbol.asyncDispose]: async () => {
      stopping = true
      wakeup.raise()
      await running
    },
  }
}
