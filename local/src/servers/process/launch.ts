import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { Log } from '../server.ts'
import { ServerUnavailable } from '../server.ts'
import { guard } from './guardian.ts'
import { identify, isRunning, readIdentity } from './identity.ts'

export interface Launch {
  /** How messages call it: `PostgreSQL`. */
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** Holds `server.log`, `server.pid` and `server.owner`. */
  readonly directory: string
  readonly environment?: NodeJS.ProcessEnv
  readonly account?: { readonly uid: number; readonly gid: number } | undefined
  /** The signal of an orderly stop. */
  readonly stopSignal: NodeJS.Signals
  /** Killed after that; 15 s when absent. */
  readonly stopWithinMs?: number
  readonly log: Log
}

export interface ServerProcess {
  readonly pid: number
  /** True once the process has ended, whatever the reason. */
  readonly hasExited: () => boolean
  /** The end of its log, for the message of a failed start. */
  readonly lastLines: () => Promise<string>
  readonly stop: () => Promise<void>
}

const defaultStopMs = 15_000
const waitForFormerMs = 25_000

const settles = async (work: Promise<unknown>, timeoutMs: number): Promise<boolean> => {
  const timer = new AbortController()
  const tooLate = pause(timeoutMs, false, { signal: timer.signal }).catch(() => false)
  const inTime = await Promise.race([work.then(() => true), tooLate])
  timer.abort()
  return inTime
}

/** A run that was killed leaves its server to the guardian for a moment; a living one is refused. */
const waitForFormer = async ({ name, directory, log }: Launch): Promise<void> => {
  const former = await readIdentity(join(directory, 'server.pid'))
  if (former === undefined || !(await isRunning(former))) return
  const owner = await readIdentity(join(directory, 'server.owner'))
  const isOwned = owner !== undefined && (await isRunning(owner))
  const deadline = Date.now() + (isOwned ? 0 : waitForFormerMs)
  log(`${name}: process ${former.pid} of another run still uses ${directory}`)
  while (await isRunning(former)) {
    if (Date.now() >= deadline) {
      throw new ServerUnavailable(
        `${name} already runs in ${directory} as process ${former.pid}: stop that one first or choose another folder`,
      )
    }
    await pause(100)
  }
}

/** Who runs, and who started it: read by the next start in the same folder. */
const recordRun = async (directory: string, pid: number): Promise<void> => {
  await writeFile(join(directory, 'server.owner'), JSON.stringify(await identify(process.pid)))
  await writeFile(join(directory, 'server.pid'), JSON.stringify((await identify(pid)) ?? {}))
}

interface Spawned {
  readonly child: ChildProcess
  readonly exited: Promise<void>
}

const spawnInto = async (launch: Launch): Promise<Spawned> => {
  const output = await open(join(launch.directory, 'server.log'), 'w')
  try {
    const child = spawn(launch.command, launch.args, {
      // Its own session: Ctrl-C in the terminal reaches this process only, which stops the servers
      // after their users.
      detached: true,
      cwd: '/',
      env: { ...process.env, ...launch.environment },
      stdio: ['ignore', output.fd, output.fd],
      ...launch.account,
    })
    // Listened to from the very start: a program may end before its file is closed below.
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await once(child, 'spawn')
    return { child, exited }
  } catch (cause) {
    throw new ServerUnavailable(`${launch.name}: cannot run ${launch.command}`, { cause })
  } finally {
    await output.close()
  }
}

/** Starts a server process that ends with this process at the latest. */
export const launch = async (options: Launch): Promise<ServerProcess> => {
  await mkdir(options.directory, { recursive: true })
  await waitForFormer(options)
  const { child, exited } = await spawnInto(options)
  const pid = child.pid as number // defined after the event `spawn`
  const release = guard(pid, options.stopSignal)
  void exited.then(release)
  child.unref()
  await recordRun(options.directory, pid)
  const hasExited = (): boolean => child.exitCode !== null || child.signalCode !== null

  const stop = async (): Promise<void> => {
    const stopWithinMs = options.stopWithinMs ?? defaultStopMs
    if (!hasExited()) {
      child.ref()
      child.kill(options.stopSignal)
      if (!(await settles(exited, stopWithinMs))) {
        options.log(`${options.name}: did not stop in ${stopWithinMs / 1000} s, killed`)
        child.kill('SIGKILL')
        await exited
      }
    }
    await rm(join(options.directory, 'server.pid'), { force: true })
  }
  const lastLines = async (): Promise<string> => {
    const text = await readFile(join(options.directory, 'server.log'), 'utf8').catch(() => '')
    return text.trimEnd().split('\n').slice(-15).join('\n')
  }
  return { pid, hasExited, lastLines, stop }
}
