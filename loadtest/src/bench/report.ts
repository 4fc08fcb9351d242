import { loadavg, cpus } from 'node:os'
import { quantile } from './load.ts'
import type { Measured } from './measure.ts'
import type { BenchSchool, Took } from './school.ts'

export type Say = (line: string) => void

export interface Waits {
  readonly way: string
  readonly aimMs: number
  readonly ms: readonly number[]
}

const number = (value: number | undefined, digits = 0): string =>
  value === undefined
    ? '—'
    : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })

const row = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(18)}${cells.map((cell) => cell.padStart(12)).join('')}`

const verdict = (isMet: boolean): string => (isMet ? 'met' : 'MISSED')

export const printMachine = (say: Say): void => {
  const [minute = 0] = loadavg()
  const cores = cpus().length
  say(
    `${cores} cores, Node ${process.versions.node}, load average ${number(minute, 1)} before the start.`,
  )
  if (minute > cores * 0.3) {
    say('OTHER WORK IS RUNNING on this machine: figures are too low; ratios of one run still hold.')
  }
}

export const printLong = (say: Say, { imported, generated, classCount }: BenchSchool): void => {
  const line = (what: string, { doneMs, everywhereMs }: Took): void =>
    say(
      `${what}: ${number(doneMs / 1000, 1)} s (aim ≤ 10 s: ${verdict(doneMs <= 10_000)}); known to every service after ${number(everywhereMs / 1000, 1)} s`,
    )
  line(`Import of ${number(imported.rows)} pupils with parents`, imported)
  line(`A year for ${classCount} classes, ${number(generated.rows)} lessons`, generated)
}

const aim = 0.3

export const printRates = (say: Say, all: readonly Measured[], weekBytes: number): void => {
  say('')
  say(
    `Requests answered in full and with the right content; a week has ${number(weekBytes)} bytes.`,
  )
  say(row('', ['requests/s', 'p50 ms', 'p99 ms', 'Node µs', 'Postgres µs', 'of bare']))
  const bare = all.find(({ name }) => name === 'bare route')
  for (const each of all) {
    const beside = all.find(({ name }) => name === (each.baseline ?? 'bare route'))
    const ratio = beside === undefined ? undefined : each.perSecond / beside.perSecond
    say(
      row(each.name, [
        number(each.perSecond),
        number(each.p50Ms, 1),
        number(each.p99Ms, 1),
        number(each.nodeUs),
        number(each.postgresUs),
        number(ratio, 2),
      ]),
    )
    const [first] = each.wrong
    if (first !== undefined) say(`  WRONG ANSWERS: ${each.wrong.length}, the first: ${first}`)
  }
  const week = all.find(({ name }) => name === 'diary week')
  if (bare === undefined || week === undefined) return
  const ratio = week.perSecond / bare.perSecond
  say(
    `Diary week against the bare route: ${number(ratio, 2)} (aim ≥ ${aim}: ${verdict(ratio >= aim)})`,
  )
}

export const printWaits = (say: Say, { way, aimMs, ms }: Waits): void => {
  const p99 = quantile(ms, 0.99)
  say(
    `Mark sent → seen in the open diary, ${way}: p50 ${number(quantile(ms, 0.5))} ms, p99 ${number(p99)} ms of ${ms.length} (aim p99 ≤ ${number(aimMs)} ms: ${verdict(p99 <= aimMs)})`,
  )
}
