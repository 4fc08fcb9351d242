import type { Child } from './child.ts'
import { cpuOf } from './cpu.ts'
import { load, quantile } from './load.ts'
import type { LoadOptions, Shots } from './load.ts'

export interface Measured {
  readonly name: string
  /** Beside which contender the rate is put; absent: the bare route. */
  readonly baseline: string | undefined
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly nodeUs: number
  readonly postgresUs: number | undefined
  readonly wrong: readonly string[]
}

/** Something that is asked again and again, in turn with the others. */
export interface Contender {
  readonly name: string
  readonly baseline?: string
  readonly server: Child
  readonly load: Omit<LoadOptions, 'seconds'>
  /** Ends what the requests have set going, which is of their cost and would disturb the next. */
  readonly settle?: () => Promise<unknown>
}

interface Round extends Shots {
  readonly nodeUs: number
  readonly postgresUs: number | undefined
}

const oneRound = async (
  { server, load: options, settle }: Contender,
  seconds: number,
  postgresPid: number | undefined,
): Promise<Round> => {
  const before = await cpuOf(server, postgresPid)
  const shots = await load({ ...options, seconds })
  await settle?.()
  const after = await cpuOf(server, postgresPid)
  return {
    ...shots,
    nodeUs: after.nodeUs - before.nodeUs,
    postgresUs:
      after.postgresUs === undefined || before.postgresUs === undefined
        ? undefined
        : after.postgresUs - before.postgresUs,
  }
}

const total = (rounds: readonly Round[], of: (round: Round) => number): number =>
  rounds.reduce((sum, round) => sum + of(round), 0)

const summary = ({ name, baseline }: Contender, rounds: readonly Round[]): Measured => {
  const latencies = rounds.flatMap(({ latenciesMs }) => latenciesMs)
  const isKnown = rounds.every(({ postgresUs }) => postgresUs !== undefined)
  return {
    name,
    baseline,
    perSecond: latencies.length / total(rounds, ({ seconds }) => seconds),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    nodeUs: total(rounds, ({ nodeUs }) => nodeUs) / latencies.length,
    postgresUs: isKnown
      ? total(rounds, ({ postgresUs }) => postgresUs ?? 0) / latencies.length
      : undefined,
    wrong: rounds.flatMap(({ wrong }) => wrong),
  }
}

/** Rounds of all contenders in turn, so that what disturbs the machine disturbs them alike. The first, short round warms up and is not counted. */
export const interleaved = async (
  contenders: readonly Contender[],
  options: {
    readonly rounds: number
    readonly seconds: number
    readonly postgresPid: number | undefined
  },
): Promise<readonly Measured[]> => {
  for (const contender of contenders) await oneRound(contender, 2, undefined)
  const rounds = contenders.map((): Round[] => [])
  for (let number = 0; number < options.rounds; number += 1) {
    for (const [at, contender] of contenders.entries()) {
      rounds[at]?.push(await oneRound(contender, options.seconds, options.postgresPid))
    }
  }
  return contenders.map((contender, at) => summary(contender, rounds[at] ?? []))
}
