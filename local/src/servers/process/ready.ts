import { setTimeout as pause } from 'node:timers/promises'

import { ServerUnavailable } from '../server.ts'
import type { ServerProcess } from './launch.ts'

const betweenAttemptsMs = 50

/** Asks the server by its own protocol until it answers; gives up early when its process has ended. */
export const untilReady = async (
  name: string,
  ask: () => Promise<unknown>,
  { timeoutMs, server }: { timeoutMs: number; server?: ServerProcess },
): Promise<void> => {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    try {
      await ask()
      return
    } catch (cause) {
      const ended = server?.hasExited() ?? false
      if (ended || Date.now() > deadline) {
        const why = ended ? 'ended while starting' : `did not answer in ${timeoutMs / 1000} s`
        const lines = (await server?.lastLines()) ?? ''
        throw new ServerUnavailable(`${name} ${why}${lines && `:\n${lines}`}`, { cause })
      }
    }
    await pause(betweenAttemptsMs)
  }
}

/** As `untilReady` for a process just launched, which is stopped again when it never answers. */
export const readyOrStopped = async (
  name: string,
  server: ServerProcess,
  ask: () => Promise<unknown>,
  timeoutMs: number,
): Promise<void> => {
  try {
    await untilReady(name, ask, { timeoutMs, server })
  } catch (error) {
    await server.stop()
    throw error
  }
}
