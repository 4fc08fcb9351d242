import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { findExecutable, run } from './process/command.ts'
import { freePort } from './process/free-port.ts'
import type { ServerOptions } from './server.ts'

const composeFile = fileURLToPath(new URL('../../../compose.yaml', import.meta.url))

export interface Container {
  /** On 127.0.0.1. */
  readonly port: number
  /** Made once per data folder; the password of the server's administrator. */
  readonly secret: string
  /** Runs the readiness check and takes the container down again when it fails. */
  readonly ready: (check: () => Promise<void>) => Promise<void>
  readonly stop: () => Promise<void>
}

const askDocker = async (): Promise<boolean> => {
  if (process.env['STACK_DOCKER'] === 'off') return false
  const docker = await findExecutable('docker')
  if (docker === undefined) return false
  try {
    // The client alone proves nothing: the engine and the Compose plug-in have to answer too.
    await run(docker, ['version', '--format', '{{.Server.Version}}'], { timeoutMs: 5_000 })
    await run(docker, ['compose', 'version'], { timeoutMs: 5_000 })
    return true
  } catch {
    return false
  }
}

let answer: Promise<boolean> | undefined

/** Whether a Docker engine with Compose answers; `STACK_DOCKER=off` says no. Asked once per process. */
export const dockerAnswers = (): Promise<boolean> => (answer ??= askDocker())

const readSecret = async (directory: string): Promise<string | undefined> =>
  readFile(join(directory, 'password'), 'utf8').catch(() => undefined)

/** Starts one service of compose.yaml in a project of its own, named after the data folder. */
export const composeService = async (
  service: 'postgres' | 'kafka' | 'keycloak' | 'redis',
  options: ServerOptions,
): Promise<Container> => {
  const directory = resolve(options.dataDirectory)
  await mkdir(directory, { recursive: true })
  const digest = createHash('sha256').update(directory).digest('hex').slice(0, 12)
  const base = ['compose', '--file', composeFile, '--project-name', `zvonok-${digest}`]
  const port = options.port ?? (await freePort())
  const known = await readSecret(directory)
  const secret = known ?? randomBytes(18).toString('base64url')
  const name = service.toUpperCase()
  const environment = { [`${name}_PORT`]: String(port), [`${name}_PASSWORD`]: secret }
  const docker = (...args: string[]): Promise<string> =>
    run('docker', [...base, ...args], { environment })

  // A data folder without its password was cleared: the volumes of its former life go as well.
  if (known === undefined) await docker('down', '--volumes', '--timeout', '5')
  await writeFile(join(directory, 'password'), secret, { mode: 0o600 })
  options.log(`${service}: starting in Docker Compose`)
  await docker('up', '--detach', service)
  const stop = async (): Promise<void> => {
    await docker('down', '--timeout', '15')
  }
  const ready = async (check: () => Promise<void>): Promise<void> => {
    try {
      await check()
    } catch (error) {
      options.log(await docker('logs', '--tail', '15', service).catch(String))
      await stop()
      throw error
    }
  }
  return { port, secret, ready, stop }
}
