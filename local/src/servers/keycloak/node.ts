import { cp, mkdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { exists } from '../install/cache.ts'
import type { ServerProcess } from '../process/launch.ts'
import { launch } from '../process/launch.ts'
import { readyOrStopped } from '../process/ready.ts'
import type { Log } from '../server.ts'

/** Its sign-in pages in our look; beside the realm they are used by. */
const themes = fileURLToPath(new URL('../../../../deploy/keycloak/themes', import.meta.url))
const startTimeoutMs = 240_000

/** What kc.sh sets, with a small heap; run without it, so that the process is the server itself. */
const jvm = [
  '-Xms64m',
  '-Xmx320m',
  '-XX:MaxMetaspaceSize=256m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:+ExitOnOutOfMemoryError',
  '-Xshare:auto',
  '-Dfile.encoding=UTF-8',
  '-Duser.language=en',
  '-Duser.country=US',
  '-Djava.security.egd=file:/dev/urandom',
  '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
  '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory',
  '-Dpicocli.disable.closures=true',
  '-Dquarkus-log-max-startup-records=10000',
  ...['util', 'util.concurrent', 'security'].map(
    (name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`,
  ),
]

export interface Node {
  readonly java: string
  /** The built distribution; shared and never written to. */
  readonly program: string
  readonly directory: string
  readonly port: number
  /** Flags of the class archive. */
  readonly classes: readonly string[]
  readonly environment?: NodeJS.ProcessEnv
  readonly stopWithinMs?: number
  readonly log: Log
}

export const databaseOf = (directory: string): string => join(directory, 'home', 'data', 'h2')

const replaceLink = async (target: string, path: string): Promise<void> => {
  await rm(path, { force: true })
  await symlink(target, path)
}

/** A home of its own around the shared distribution: Keycloak writes below its home only. */
const prepareHome = async ({
  program,
  directory,
}: Pick<Node, 'program' | 'directory'>): Promise<string> => {
  const home = join(directory, 'home')
  await mkdir(join(home, 'data'), { recursive: true })
  if (!(await exists(join(home, 'conf')))) {
    await cp(join(program, 'conf'), join(home, 'conf'), { recursive: true })
  }
  for (const name of ['lib', 'providers']) {
    await replaceLink(join(program, name), join(home, name))
  }
  await replaceLink(themes, join(home, 'themes'))
  return home
}

const ask = (url: string) => async (): Promise<void> => {
  const address = `${url}/realms/master/.well-known/openid-configuration`
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${address} answers ${response.status}`)
}

/** One attempt to read the discovery document of the realm `master`. */
export const keycloakAnswers = ask

/** Runs Keycloak on 127.0.0.1 until it answers. */
export const runNode = async ({ classes, ...node }: Node): Promise<ServerProcess> => {
  const home = await prepareHome(node)
  const server = await launch({
    ...node,
    name: 'Keycloak',
    command: node.java,
    args: [
      ...jvm,
      ...classes,
      `-Dkc.home.dir=${home}`,
      `-Djboss.server.config.dir=${join(home, 'conf')}`,
      '-cp',
      join(node.program, 'lib', 'quarkus-run.jar'),
      'io.quarkus.bootstrap.runner.QuarkusEntryPoint',
      'start',
      '--optimized',
      '--http-enabled=true',
      '--http-host=127.0.0.1',
      `--http-port=${node.port}`,
      '--hostname-strict=false',
      '--cache=local',
    ],
    stopSignal: 'SIGTERM',
  })
  await readyOrStopped('Keycloak', server, ask(`http://127.0.0.1:${node.port}`), startTimeoutMs)
  return server
}
