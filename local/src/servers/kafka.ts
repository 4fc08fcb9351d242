import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'

import { composeService, dockerAnswers } from './compose.ts'
import { findJava } from './install/java.ts'
import { kafkaAnswers, runBroker } from './kafka/broker.ts'
import { installKafka } from './kafka/install.ts'
import { copyStorage } from './kafka/storage.ts'
import { warmKafka } from './kafka/warm.ts'
import { freePort } from './process/free-port.ts'
import type { Log, Server, ServerOptions } from './server.ts'
import { foreign, stoppable } from './server.ts'

export interface KafkaServer extends Server {
  /** `host:port`, as `KAFKA_BROKERS` lists them by commas. */
  readonly brokers: readonly string[]
}

/** Fetches Kafka and prepares fast starts, so that a later start needs no network. */
export const prepareKafka = async (log: Log) => {
  const java = await findJava()
  const program = await installKafka(log)
  return { java: java.command, program, ...(await warmKafka(java, program, log)) }
}

const startInstalled = async (options: ServerOptions): Promise<KafkaServer> => {
  const { formatted, ...prepared } = await prepareKafka(options.log)
  const directory = resolve(options.dataDirectory)
  await copyStorage(formatted, directory)
  const port = options.port ?? (await freePort())
  const server = await runBroker({ ...prepared, directory, port, log: options.log })
  return stoppable(
    { brokers: [`127.0.0.1:${port}`], origin: 'installed', pid: server.pid },
    server.stop,
  )
}

/** Kafka of `STACK_KAFKA_BROKERS`, else of Compose, else from Maven Central on the Java of this machine. */
export const startKafka = async (options: ServerOptions): Promise<KafkaServer> => {
  const named = process.env['STACK_KAFKA_BROKERS']
  if (named) {
    const brokers = named.split(',').map((broker) => broker.trim())
    await kafkaAnswers(brokers, 15_000)
    return foreign({ brokers })
  }
  await mkdir(options.dataDirectory, { recursive: true })
  if (!(await dockerAnswers())) return startInstalled(options)
  const container = await composeService('kafka', options)
  const brokers = [`127.0.0.1:${container.port}`]
  await container.ready(() => kafkaAnswers(brokers, 120_000))
  return stoppable({ brokers, origin: 'compose', pid: undefined }, container.stop)
}
