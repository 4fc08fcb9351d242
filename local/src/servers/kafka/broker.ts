import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { Kafka, logLevel } from 'kafkajs'

import { freePort } from '../process/free-port.ts'
import type { ServerProcess } from '../process/launch.ts'
import { launch } from '../process/launch.ts'
import { readyOrStopped, untilReady } from '../process/ready.ts'
import type { Log } from '../server.ts'
import type { KafkaProgram } from './install.ts'

/** One place for the memory: 150–200 MiB resident, enough for a developer's or a test's load. */
const memory = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto']
const startTimeoutMs = 120_000

export interface Broker {
  readonly java: string
  readonly program: KafkaProgram
  readonly directory: string
  readonly port: number
  /** Flags of the class archive. */
  readonly classes: readonly string[]
  readonly stopWithinMs?: number
  readonly log: Log
}

const properties = (directory: string, port: number, controllerPort: number): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(directory, 'data'),
    // As in production: a topic is made on purpose or not at all.
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // A lone developer's consumers need not wait three seconds for further members.
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1000,
    // 128 MiB by default, taken at the start.
    'log.cleaner.dedupe.buffer.size': 4 * 1024 * 1024,
    // After a kill the node waits for its former session to run out before it may come back (9 s by
    // default); after an orderly stop it does not.
    'broker.session.timeout.ms': 4000,
    'broker.heartbeat.interval.ms': 1000,
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')

const ask = (brokers: readonly string[]) => async (): Promise<void> => {
  const kafka = new Kafka({
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    retry: { retries: 0 },
  })
  const admin = kafka.admin()
  try {
    await admin.connect()
    const cluster = await admin.describeCluster()
    if (cluster.brokers.length === 0) throw new Error('no broker is registered yet')
  } finally {
    await admin.disconnect()
  }
}

/** Waits until the cluster answers with a registered broker. */
export const kafkaAnswers = (brokers: readonly string[], timeoutMs: number): Promise<void> =>
  untilReady(`Kafka at ${brokers.join(',')}`, ask(brokers), { timeoutMs })

/** Runs a node that is broker and controller at once on a formatted data folder, until it answers. */
export const runBroker = async ({ classes, ...broker }: Broker): Promise<ServerProcess> => {
  const { java, program, directory, port } = broker
  const configuration = join(directory, 'server.properties')
  await writeFile(configuration, properties(directory, port, await freePort()))
  const server = await launch({
    ...broker,
    name: 'Kafka',
    command: java,
    args: [
      ...memory,
      ...classes,
      `-Dlog4j2.configurationFile=${program.logging}`,
      '-cp',
      program.classPath,
      'kafka.Kafka',
      configuration,
    ],
    stopSignal: 'SIGTERM',
  })
  await readyOrStopped('Kafka', server, ask([`127.0.0.1:${port}`]), startTimeoutMs)
  return server
}
