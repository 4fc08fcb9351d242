import autocannon from 'autocannon'
import type { Request } from 'autocannon'

export interface Shot {
  readonly request: Pick<Request, 'method' | 'path' | 'headers' | 'body'>
  /** Judges the answer by its content; undefined when it is as it should be. */
  readonly judge: (status: number, body: string) => string | undefined
}

export interface LoadOptions {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  /** Of all connections; absent: as many as are answered. */
  readonly perSecond?: number
  readonly shoot: () => Shot
}

export interface Shots {
  readonly seconds: number
  readonly latenciesMs: readonly number[]
  /** Answers that were not as they should be. */
  readonly wrong: readonly string[]
}

interface InFlight {
  shot?: Shot
  startedAt?: number
}

/** One request in flight per connection; autocannon's own histogram has whole milliseconds, so latency is taken here. */
export const load = async (options: LoadOptions): Promise<Shots> => {
  const { url, connections, seconds, perSecond, shoot } = options
  const latenciesMs: number[] = []
  const wrong: string[] = []
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(perSecond === undefined ? {} : { overallRate: perSecond }),
    requests: [
      {
        setupRequest: (request, context: InFlight) => {
          context.shot = shoot()
          context.startedAt = performance.now()
          return { ...request, ...context.shot.request }
        },
        onResponse: (status, body, context: InFlight) => {
          latenciesMs.push(performance.now() - (context.startedAt ?? 0))
          const why = context.shot?.judge(status, body)
          if (why !== undefined) wrong.push(why)
        },
      },
    ],
  })
  if (result.errors > 0) wrong.push(`${result.errors} connections failed`)
  return { seconds: result.duration, latenciesMs, wrong }
}

/** The value below which the share of all lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
