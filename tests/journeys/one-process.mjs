// The whole platform in one process of its own: jest can't load every module of the gateway. Options come as JSON in JOURNEY.
import { startOneProcess } from '@zvonok/local/one-process'
import { startingAt } from '@zvonok/runtime/clock'
import { createLog } from '@zvonok/runtime/log'

const { now, logLevel, ...options } = JSON.parse(process.env.JOURNEY)

const platform = await startOneProcess({
  ...options,
  clock: startingAt(now),
  log: createLog({ service: 'zvonok', level: logLevel }),
})

process.once('SIGTERM', async () => {
  await platform[Symbol.asyncDispose]()
  process.exit(0)
})
