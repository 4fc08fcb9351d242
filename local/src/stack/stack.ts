import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serviceNames } from '../databases.ts'
import type { ServiceName } from '../databases.ts'
import { gatewayEnvironment, serviceEnvironment } from '../environment.ts'
import type { PlatformSetup } from '../environment.ts'
import { freePort } from '../servers/process/free-port.ts'
import { startProcess } from './processes.ts'
import type { PlatformProcess } from './processes.ts'
import { startStackServers } from './servers.ts'
import type { StackOptions, StackServers } from './servers.ts'

export interface Stack extends AsyncDisposable {
  readonly url: string
  readonly setup: PlatformSetup
  readonly addresses: Readonly<Record<ServiceName, string>>
  readonly processes: Readonly<Record<ServiceName | 'gateway', PlatformProcess>>
}

/** Lets grpcurl ask the services of a developer's stack what they offer. */
const descriptorsFile = fileURLToPath(
  new URL('../../../packages/contracts/src/descriptors.binpb', import.meta.url),
)

const webDirectory = fileURLToPath(new URL('../../../web/dist', import.meta.url))

/** Every service and the gateway as a process of its own, on servers that run already. */
export const startProcesses = async (
  servers: StackServers,
  { directory, port, say }: Pick<StackOptions, 'directory' | 'port' | 'say'>,
): Promise<Stack> => {
  const setup: PlatformSetup = {
    ...servers.setup,
    shared: { ...servers.setup.shared, ...servers.external },
  }
  const ports = Object.fromEntries(
    await Promise.all(serviceNames.map(async (name) => [name, await freePort()] as const)),
  )
  const addresses = Object.fromEntries(
    serviceNames.map((name) => [name, `127.0.0.1:${ports[name]}`]),
    // Every name of ServiceName is there.
  ) as unknown as Record<ServiceName, string>
  const begun: [string, PlatformProcess][] = []
  const close = async (): Promise<void> => {
    const [gateway] = begun.filter(([name]) => name === 'gateway')
    await gateway?.[1][Symbol.asyncDispose]()
    await Promise.all(begun.map(([, each]) => each[Symbol.asyncDispose]()))
  }
  const begin = async (
    name: ServiceName | 'gateway',
    main: string,
    own: number,
    env: PlatformSetup['shared'],
  ): Promise<void> => {
    begun.push([
      name,
      await startProcess({
        name,
        main,
        env,
        port: own,
        directory: join(directory, 'processes', name),
        say,
      }),
    ])
  }
  try {
    const starts = await Promise.allSettled(
      serviceNames.map((name) =>
        begin(name, `services/${name}/dist/main.js`, ports[name] ?? 0, {
          ...serviceEnvironment(name, setup),
          LISTEN: addresses[name],
          DESCRIPTORS_FILE: descriptorsFile,
        }),
      ),
    )
    const failed = starts.find((one) => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    await begin(
      'gateway',
      'gateway/dist/main.js',
      port,
      gatewayEnvironment(setup, addresses, { port, webDirectory }),
    )
    return {
      url: `http://127.0.0.1:${port}`,
      setup,
      addresses,
      // Every name was begun.
      processes: Object.fromEntries(begun) as unknown as Stack['processes'],
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The whole stack: servers, then processes. */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const servers = await startStackServers(options)
  try {
    const stack = await startProcesses(servers, options)
    return {
      ...stack,
      [Symbol.asyncDispose]: async () => {
        await stack[Symbol.asyncDispose]()
        await servers[Symbol.asyncDispose]()
      },
    }
  } catch (error) {
    await servers[Symbol.asyncDispose]()
    throw error
  }
}
