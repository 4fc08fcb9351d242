import { readdir, readFile } from 'node:fs/promises'
import type { Child } from './child.ts'

// USER_HZ has been 100 on every Linux for decades.
const usPerTick = 10_000

/** Fields of /proc/<pid>/stat after the name, which may hold spaces: 0 state, 1 parent, 11–14 times. */
const statOf = async (pid: string): Promise<readonly string[] | undefined> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

const ticks = (stat: readonly string[], ...fields: readonly number[]): number =>
  fields.reduce((sum, field) => sum + Number(stat[field] ?? 0), 0)

/** CPU time of PostgreSQL with all its backends, the ended ones included; undefined where there is no /proc. */
export const postgresCpuUs = async (pid: number | undefined): Promise<number | undefined> => {
  const own = pid === undefined ? undefined : await statOf(String(pid))
  if (own === undefined) return undefined
  let sum = ticks(own, 11, 12, 13, 14)
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await statOf(name)
    if (stat?.[1] === String(pid)) sum += ticks(stat, 11, 12)
  }
  return sum * usPerTick
}

export interface Cpu {
  readonly nodeUs: number
  readonly postgresUs: number | undefined
}

export const cpuOf = async (server: Child, postgresPid: number | undefined): Promise<Cpu> => ({
  nodeUs: await server.ask<number>('cpuUs'),
  postgresUs: await postgresCpuUs(postgresPid),
})
