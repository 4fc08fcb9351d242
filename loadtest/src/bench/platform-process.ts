import { createEmbeddedDirectory } from '@zvonok/identity/directory/embedded'
import { holdableClock } from '@zvonok/local/demo/clock'
import { openStage } from '@zvonok/local/demo/stage'
import { startOneProcess } from '@zvonok/local/one-process'
import type { Platform } from '@zvonok/local/one-process'
import { freePort } from '@zvonok/local/servers/process/free-port'
import type { Bus } from '@zvonok/runtime/bus'
import { createKafkaBus } from '@zvonok/runtime/bus-kafka'
import { startingAt } from '@zvonok/runtime/clock'
import { createLog } from '@zvonok/runtime/log'
import { answerParent, childOptions } from './child.ts'
import { makeSchool } from './school.ts'

export interface PlatformProcessOptions {
  readonly directory: string
  readonly postgresUrl: string
  /** Absent: events go straight from the outbox to the consumers. */
  readonly kafkaBrokers?: readonly string[]
}

/** Friday of the last week of the first quarter, after lessons: the whole week is taught. */
export const benchNow = '2026-10-23T12:30:00Z'

const { directory, postgresUrl, kafkaBrokers } = childOptions<PlatformProcessOptions>()

// As `runService` sets it for a process of its own.
Error.stackTraceLimit = 4

const log = createLog({ service: 'zvonok', level: process.env['LOG_LEVEL'] ?? 'error' })
const clock = holdableClock(startingAt(benchNow))
const say = (line: string): void => void process.stderr.write(`${line}\n`)
let bus: Bus | undefined
let platform: Platform | undefined

const running = (): Platform => {
  if (platform === undefined) throw new Error('the platform has not been started')
  return platform
}

answerParent({
  start: async () => {
    bus =
      kafkaBrokers === undefined
        ? undefined
        : await createKafkaBus({ brokers: kafkaBrokers, clientId: 'zvonok', log, partitions: 2 })
    platform = await startOneProcess({
      directory,
      postgresUrl,
      port: await freePort(),
      clock,
      log,
      citizens: [],
      // A few sessions stand for many families; counting them still costs what it costs.
      shared: { RATE_LIMIT_PER_MINUTE: '100000000' },
      ...(bus === undefined ? {} : { bus }),
    })
    return platform.url
  },
  fill: async () => {
    const { services, setup } = running()
    using stage = openStage({ clock, services, setup, say })
    await using accounts = await createEmbeddedDirectory({ url: setup.databases.idp })
    // Awaited here: what the school is made with closes when this returns.
    return await makeSchool(stage, accounts)
  },
  settle: () => running().services.settled(),
  stop: async () => {
    await platform?.[Symbol.asyncDispose]()
    await bus?.[Symbol.asyncDispose]()
  },
})
