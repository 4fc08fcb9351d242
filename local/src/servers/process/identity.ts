import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** A process id alone is reused by the system; together with the start time it names one process for good. */
export interface ProcessIdentity {
  readonly pid: number
  readonly startedAt: string
}

const startFromProc = async (pid: number): Promise<string | undefined> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The command in parentheses may hold spaces, so fields are counted after it: state is the third
  // field of the line, start time (ticks since boot) the twenty-second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' ? undefined : fields[19]
}

const startFromPs = async (pid: number): Promise<string | undefined> => {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)])
  return stdout.trim() || undefined
}

/** Undefined when no such process runs. */
export const identify = async (pid: number): Promise<ProcessIdentity | undefined> => {
  const read = process.platform === 'linux' ? startFromProc : startFromPs
  const startedAt = await read(pid).catch(() => undefined)
  return startedAt === undefined ? undefined : { pid, startedAt }
}

export const isRunning = async ({ pid, startedAt }: ProcessIdentity): Promise<boolean> =>
  (await identify(pid))?.startedAt === startedAt

/** Reads an identity written as JSON; a missing or damaged file names nobody. */
export const readIdentity = async (file: string): Promise<ProcessIdentity | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    const { pid, startedAt } = JSON.parse(text) as Partial<ProcessIdentity>
    return pid === undefined || startedAt === undefined ? undefined : { pid, startedAt }
  } catch {
    return undefined
  }
}
