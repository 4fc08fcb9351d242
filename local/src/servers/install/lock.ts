import { link, rm, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

import type { Log } from '../server.ts'
import { identify, isRunning, readIdentity } from '../process/identity.ts'

const betweenAttemptsMs = 200
let attempts = 0

const tryToTake = async (file: string): Promise<boolean> => {
  attempts += 1
  const own = `${file}.${process.pid}.${attempts}`
  await writeFile(own, JSON.stringify(await identify(process.pid)))
  try {
    // A link appears with its content, so nobody ever reads a lock without a holder.
    await link(own, file)
    return true
  } catch {
    return false
  } finally {
    await rm(own, { force: true })
  }
}

/** Holds `file` as a lock between processes; the lock of a process that is gone counts for nothing. */
export const lock = async (file: string, log: Log): Promise<AsyncDisposable> => {
  let announced = false
  while (!(await tryToTake(file))) {
    const holder = await readIdentity(file)
    if (holder === undefined || !(await isRunning(holder))) await rm(file, { force: true })
    else if (!announced) {
      log(`waiting for process ${holder.pid}, which is installing the same`)
      announced = true
    }
    await pause(betweenAttemptsMs)
  }
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) }
}
