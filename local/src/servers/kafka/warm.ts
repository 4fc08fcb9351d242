import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { cached, exists } from '../install/cache.ts'
import type { Java } from '../install/java.ts'
import { freePort } from '../process/free-port.ts'
import type { Log } from '../server.ts'
import { runBroker } from './broker.ts'
import type { KafkaProgram } from './install.ts'
import { kafkaVersion } from './install.ts'
import { copyStorage, formatStorage } from './storage.ts'

export interface WarmKafka {
  /** JVM flags that map the class archive. */
  readonly classes: readonly string[]
  /** A formatted, unused data folder. */
  readonly formatted: string
}

/**
 * What makes a start fast: an archive of the loaded classes and a formatted data folder, made by a
 * training run. The archive fits one JVM and one class path, hence the key.
 */
export const warmKafka = async (
  java: Java,
  program: KafkaProgram,
  log: Log,
): Promise<WarmKafka> => {
  const { classPath } = program
  const key = createHash('sha256')
    .update(`${java.version}\n${classPath}`)
    .digest('hex')
    .slice(0, 12)
  const directory = await cached(
    `kafka-${kafkaVersion}-warm-${key}`,
    async (partial) => {
      log('Kafka: a training run for faster starts')
      const training = join(partial, 'training')
      await mkdir(training)
      await formatStorage(java.command, classPath, join(partial, 'formatted'))
      await copyStorage(join(partial, 'formatted'), training)
      const broker = await runBroker({
        java: java.command,
        program,
        directory: training,
        port: await freePort(),
        classes: [`-XX:ArchiveClassesAtExit=${join(partial, 'classes.jsa')}`],
        stopWithinMs: 120_000, // the archive is written at the end
        log,
      })
      await broker.stop()
      await rm(training, { recursive: true })
    },
    { log },
  )
  const archive = join(directory, 'classes.jsa')
  return {
    // Without the archive, which some JVMs cannot write, the start is slower and no more.
    classes: (await exists(archive)) ? [`-XX:SharedArchiveFile=${archive}`] : [],
    formatted: join(directory, 'formatted'),
  }
}
