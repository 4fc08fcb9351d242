import { join } from 'node:path'

import { findExecutable, run } from '../process/command.ts'
import { ServerUnavailable } from '../server.ts'

/** Runs Maven quietly and without questions, in the given folder. */
export const maven = async (directory: string, args: readonly string[]): Promise<void> => {
  const command = await findExecutable('mvn')
  if (command === undefined) {
    throw new ServerUnavailable(
      'Kafka and Keycloak are fetched by Maven, which is not on PATH: install it (Debian: apt-get install maven), or start Docker, or name running servers by STACK_KAFKA_BROKERS and STACK_KEYCLOAK_URL',
    )
  }
  await run(command, ['--quiet', '--batch-mode', ...args], { cwd: directory })
}

/** Fetches one artifact (`group:name:version:type`) into the folder and returns the path of its file. */
export const fetchArtifact = async (
  directory: string,
  artifact: string,
  fileName: string,
): Promise<string> => {
  await maven(directory, [
    'dependency:copy',
    `-Dartifact=${artifact}`,
    `-DoutputDirectory=${directory}`,
  ])
  return join(directory, fileName)
}
