import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { cached, exists } from '../install/cache.ts'
import type { Java } from '../install/java.ts'
import { freePort } from '../process/free-port.ts'
import type { Log } from '../server.ts'
import { keycloakVersion } from './install.ts'
import { databaseOf, runNode } from './node.ts'

export interface WarmKeycloak {
  /** JVM flags that map the class archive. */
  readonly classes: readonly string[]
  /** A database with the schema and the realm `master` only. */
  readonly database: string
  /** Of its administrator `admin`; every installation replaces it at its first start. */
  readonly password: string
}

/**
 * What makes a start fast: an archive of the loaded classes and a database with its tables (a first
 * start spends half of its time on them), made by a training run.
 */
export const warmKeycloak = async (
  java: Java,
  program: string,
  log: Log,
): Promise<WarmKeycloak> => {
  const key = createHash('sha256').update(`${java.version}\n${program}`).digest('hex').slice(0, 12)
  const directory = await cached(
    `keycloak-${keycloakVersion}-warm-${key}`,
    async (partial) => {
      log('Keycloak: a training run for faster starts')
      const training = join(partial, 'training')
      const password = randomBytes(18).toString('base64url')
      await mkdir(training)
      const node = await runNode({
        java: java.command,
        program,
        directory: training,
        port: await freePort(),
        classes: [`-XX:ArchiveClassesAtExit=${join(partial, 'classes.jsa')}`],
        environment: {
          KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
          KC_BOOTSTRAP_ADMIN_PASSWORD: password,
        },
        stopWithinMs: 180_000, // the archive is written at the end
        log,
      })
      await node.stop()
      await rename(databaseOf(training), join(partial, 'h2'))
      await writeFile(join(partial, 'password'), password, { mode: 0o600 })
      await rm(training, { recursive: true })
    },
    { log },
  )
  const archive = join(directory, 'classes.jsa')
  return {
    // Without the archive, which some JVMs cannot write, the start is slower and no more.
    classes: (await exists(archive)) ? [`-XX:SharedArchiveFile=${archive}`] : [],
    database: join(directory, 'h2'),
    password: await readFile(join(directory, 'password'), 'utf8'),
  }
}
