import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { cached } from '../install/cache.ts'
import type { Java } from '../install/java.ts'
import { fetchArtifact } from '../install/maven.ts'
import { run } from '../process/command.ts'
import type { Log } from '../server.ts'

export const keycloakVersion = '26.4.7'

/** Keycloak from Maven Central (159 MB), built once for its own H2 database; kept in the cache. */
export const installKeycloak = (java: Java, log: Log): Promise<string> =>
  cached(
    `keycloak-${keycloakVersion}`,
    async (partial) => {
      log(`Keycloak ${keycloakVersion}: fetching from Maven Central (159 MB)`)
      const archive = await fetchArtifact(
        partial,
        `org.keycloak:keycloak-quarkus-dist:${keycloakVersion}:tar.gz`,
        `keycloak-quarkus-dist-${keycloakVersion}.tar.gz`,
      )
      const unpacked = join(partial, 'unpacked')
      await mkdir(unpacked)
      await run('tar', ['-xzf', archive, '--strip-components=1', '-C', unpacked])
      await rm(archive)
      for (const name of await readdir(unpacked)) {
        await rename(join(unpacked, name), join(partial, name))
      }
      await rm(unpacked, { recursive: true })
      log(`Keycloak ${keycloakVersion}: building`)
      await run(join(partial, 'bin', 'kc.sh'), ['build', '--db=dev-file'], {
        environment: { JAVA: java.command, JAVA_OPTS_APPEND: '-XX:TieredStopAtLevel=1' },
      })
    },
    { log },
  )
