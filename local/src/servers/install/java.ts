import { join } from 'node:path'

import { findExecutable, run } from '../process/command.ts'
import { ServerUnavailable } from '../server.ts'

const oldestMajor = 17

export interface Java {
  readonly command: string
  /** The full version text, part of the cache key: a class archive serves one build of the JVM only. */
  readonly version: string
}

const missing = (found: string): ServerUnavailable =>
  new ServerUnavailable(
    `Kafka and Keycloak need Java ${oldestMajor} or newer (${found}): install it (Debian: apt-get install openjdk-17-jre-headless) and set JAVA_HOME if it is not on PATH, or name running servers by STACK_KAFKA_BROKERS and STACK_KEYCLOAK_URL`,
  )

/** The Java of JAVA_HOME, else of PATH. */
export const findJava = async (): Promise<Java> => {
  const home = process.env['JAVA_HOME']
  const command = home ? join(home, 'bin', 'java') : await findExecutable('java')
  if (command === undefined) throw missing('none found')
  const version = await run(command, ['-version'], { timeoutMs: 30_000 }).catch(() => '')
  const major = Number(/version "(\d+)/.exec(version)?.[1] ?? 0)
  if (major < oldestMajor) throw missing(major === 0 ? `${command} does not run` : `found ${major}`)
  return { command, version }
}
