import { Type } from 'typebox'
import { createCallerVerifier } from './caller.ts'
import { startConsumer } from './consumer.ts'
import { readConfig } from './config.ts'
import type { Env } from './config.ts'
import type { Drivers } from './drivers.ts'
import { createGrpcServer } from './grpc-server.ts'
import type { EventHandler } from './inbox.ts'
import { startHousekeeping } from './housekeeping.ts'
import { startJobs } from './jobs.ts'
import type { Jobs, Task } from './jobs.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './postgres.ts'
import type { Db } from './postgres.ts'
import { startRelay } from './relay.ts'
import { openStack } from './stack.ts'
import type { Feature } from './rpc.ts'

export type { Env } from './config.ts'
export type { Drivers } from './drivers.ts'
export { feature } from './rpc.ts'

export interface RunningService extends AsyncDisposable {
  readonly name: string
  readonly port: number
  /** `127.0.0.1:<port>` */
  readonly address: string
  readonly db: Db
  /** Tells health checks to send nobody here any more; calls are still answered. */
  drain(): void
  /** Resolves when everything announced is published and no job is left. */
  settled(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** What the parts of a service are made of. */
export interface Frame extends Drivers {
  readonly db: Db
  readonly env: Env
}

export interface Parts {
  readonly features: readonly Feature[]
  readonly consumers?: readonly {
    readonly topics: readonly string[]
    readonly handlers: readonly EventHandler[]
  }[]
  /** Long work by kind. */
  readonly jobs?: Readonly<Record<string, Task>>
  /** Whatever else lives as long as the service; disposed first, last one first. */
  readonly resources?: readonly AsyncDisposable[]
}

export interface ServiceFrame {
  readonly name: string
  readonly env: Env
  readonly drivers: Drivers
  readonly migrations: URL
  readonly parts: (frame: Frame) => Parts | Promise<Parts>
}

const frameConfig = Type.Object({
  DATABASE_URL: Type.String({ description: 'postgres://… of the service’s own database' }),
  /** Port 0 takes a free one. */
  LISTEN: Type.String({ default: '127.0.0.1:0' }),
  CALLER_PUBLIC_KEY: Type.String({ description: 'JWK the gateway’s signature is checked with' }),
  DATABASE_MAX_CONNECTIONS: Type.Integer({ default: 10, minimum: 2 }),
  STATEMENT_TIMEOUT_MS: Type.Integer({ default: 5000, minimum: 100 }),
  OUTBOX_POLL_MS: Type.Integer({ default: 1000, minimum: 10 }),
  /** `off` where a Job of its own migrates. */
  MIGRATE: Type.Union([Type.Literal('start'), Type.Literal('off')], { default: 'start' }),
  /** `packages/contracts/src/descriptors.binpb`; absent, as in production: no gRPC reflection. */
  DESCRIPTORS_FILE: Type.Optional(Type.String()),
})

/** Opens what every service has around its parts, in order; stopping is the reverse. */
export const serviceFrame = async (service: ServiceFrame): Promise<RunningService> => {
  const { name, env, drivers } = service
  const config = readConfig(frameConfig, env)
  const log = drivers.log.child({ service: name })
  if (config.MIGRATE === 'start') {
    await migrate({ url: config.DATABASE_URL, directory: service.migrations })
  }

  await using opening = openStack()
  const db = opening.use(
    await openPostgres({
      url: config.DATABASE_URL,
      name,
      maxConnections: config.DATABASE_MAX_CONNECTIONS,
      statementTimeoutMs: config.STATEMENT_TIMEOUT_MS,
    }),
  )
  const parts = await service.parts({ ...drivers, log, db, env })
  const relay = opening.use(
    startRelay({ db, bus: drivers.bus, log, pollMs: config.OUTBOX_POLL_MS }),
  )
  opening.use(startHousekeeping(db, drivers.clock, log))
  const consumers = parts.consumers ?? []
  if (consumers.length > 0) {
    // One member of the group for all topics: kafkajs cannot have members that differ in them.
    const topics = [...new Set(consumers.flatMap((consumer) => consumer.topics))]
    const handlers = consumers.flatMap((consumer) => consumer.handlers)
    opening.use(await startConsumer({ db, bus: drivers.bus, group: name, topics, handlers, log }))
  }
  let jobs: Jobs | undefined
  if (parts.jobs !== undefined) {
    jobs = opening.use(await startJobs({ db, url: config.DATABASE_URL, tasks: parts.jobs, log }))
  }
  for (const resource of parts.resources ?? []) opening.use(resource)

  const verifier = createCallerVerifier(JSON.parse(config.CALLER_PUBLIC_KEY))
  const server = opening.use(
    createGrpcServer({ verifier, log, descriptorsFile: config.DESCRIPTORS_FILE }),
  )
  for (const feature of parts.features) server.addFeature(feature)
  const port = await server.listen(config.LISTEN)
  server.setServing(true)
  log.info({ port }, 'ready')

  const running = opening.move()
  return {
    name,
    port,
    address: `${config.LISTEN.replace(/:\d+$/, '')}:${port}`,
    db,
    drain: () => server.setServing(false),
    settled: async () => {
      await jobs?.settled()
      await relay.settled()
    },
    [Symbol.asyncDispose]: async () => {
      await running[Symbol.asyncDispose]()
    },
  }
}
