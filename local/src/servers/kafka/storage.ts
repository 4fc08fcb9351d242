import { randomBytes } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { exists } from '../install/cache.ts'
import { run } from '../process/command.ts'

const clusterId = (): string => randomBytes(16).toString('base64url')

/** Writes what Kafka wants to find in an empty data folder. */
export const formatStorage = async (
  java: string,
  classPath: string,
  directory: string,
): Promise<void> => {
  await mkdir(directory, { recursive: true })
  const configuration = `${directory}.properties`
  await writeFile(
    configuration,
    `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:1
listeners=PLAINTEXT://127.0.0.1:2,CONTROLLER://127.0.0.1:1
controller.listener.names=CONTROLLER
log.dirs=${directory}
`,
  )
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', configuration]
  await run(java, ['-cp', classPath, ...tool])
}

/** Gives a new data folder a copy of the formatted one, with names of its own: a second saved per start. */
export const copyStorage = async (formatted: string, directory: string): Promise<void> => {
  const target = join(directory, 'data')
  if (await exists(target)) return
  const fresh = join(directory, 'data.new')
  await rm(fresh, { recursive: true, force: true })
  await cp(formatted, fresh, { recursive: true })
  const file = join(fresh, 'meta.properties')
  const text = await readFile(file, 'utf8')
  const renamed = text.replace(
    /^(cluster\.id|directory\.id)=.*$/gm,
    (_, key) => `${key}=${clusterId()}`,
  )
  await writeFile(file, renamed)
  await rename(fresh, target)
}
