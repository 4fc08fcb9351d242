import { createMemoryCache } from '@zvonok/runtime/cache-memory'
import type { Cache } from '@zvonok/runtime/cache'
import type { Caller } from '@zvonok/runtime/caller'
import { settableClock } from '@zvonok/runtime/clock'
import type { SettableClock } from '@zvonok/runtime/clock'
import { toHeaders, topicOf } from '@zvonok/runtime/envelope'
import type { Envelope } from '@zvonok/runtime/envelope'
import { createClient } from '@zvonok/runtime/grpc-client'
import type { CallOptions, Client } from '@zvonok/runtime/grpc-client'
import { newId } from '@zvonok/runtime/id'
import { createMemoryLive } from '@zvonok/runtime/live-memory'
import type { Live } from '@zvonok/runtime/live'
import { createLog } from '@zvonok/runtime/log'
import { encode } from '@zvonok/runtime/message'
import type { Message } from '@zvonok/runtime/message'
import type { Db } from '@zvonok/runtime/postgres'
import type { ServiceDefinition } from '@zvonok/runtime/rpc'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import { callerPublicKey, signed } from './callers.ts'
import { freshDatabase } from './postgres.ts'
import { createRecordingBus } from './recording-bus.ts'
import type { RecordedEvent } from './recording-bus.ts'

export interface BoxOptions {
  /** The domain clock stands here until set; the autumn of the demo region when absent. */
  readonly now?: Date | string
  /** More variables for the service. */
  readonly env?: Env
  /** When they are not in `services/<name>/migrations/`. */
  readonly migrations?: URL
}

/** A real service on a free port with a database of its own; events stay inside and are recorded. */
export interface Box extends AsyncDisposable {
  readonly service: RunningService
  readonly db: Db
  readonly clock: SettableClock
  readonly cache: Cache
  readonly live: Live
  /** The lines the service logged, parsed. */
  readonly logged: readonly Record<string, unknown>[]
  /** Calls as this caller; without one, as nobody. A call's own options win. */
  client<D extends ServiceDefinition>(definition: D, caller?: Caller): Client<D>
  /** An event of another service, applied when this returns. Repeats keep their `eventId`. */
  deliver<T>(
    type: Message<T>,
    payload: T,
    about: Partial<Envelope> & Pick<Envelope, 'subjectId'>,
  ): Promise<void>
  /** What the service announced, after `settled()`. */
  recordedEvents<T>(type: Message<T>): RecordedEvent<T>[]
  /** Drains outbox, consumers and jobs. */
  settled(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export type StartService = (env: Env, drivers: Drivers) => Promise<RunningService>

const withCaller = <D extends ServiceDefinition>(
  definition: D,
  client: Client<D>,
  caller: Caller | undefined,
): Client<D> => {
  const methods: Record<string, unknown> = {}
  for (const key of Object.keys(definition.methods)) {
    const call = client[key as keyof D['methods']] as (
      q: unknown,
      o: CallOptions,
    ) => Promise<unknown>
    methods[key] = async (request: unknown, options: CallOptions = {}) =>
      call(request, {
        ...(caller === undefined ? {} : { caller: await signed(caller) }),
        ...options,
      })
  }
  // The same methods with the same types, each with a caller filled in.
  return Object.assign(methods, { [Symbol.dispose]: () => client[Symbol.dispose]() }) as Client<D>
}

/** Starts the service for one test file; dispose it in `afterAll`. */
export const startBox = async (
  name: string,
  start: StartService,
  options: BoxOptions = {},
): Promise<Box> => {
  const database = await freshDatabase(name, options.migrations)
  const clock = settableClock(options.now ?? '2026-11-10T08:00:00Z')
  const [bus, cache, live] = [createRecordingBus(), createMemoryCache(), createMemoryLive()]
  const logged: Record<string, unknown>[] = []
  const log = createLog({
    service: name,
    level: 'info',
    destination: { write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>) },
  })
  const env: Env = {
    DATABASE_URL: database.url,
    CALLER_PUBLIC_KEY: await callerPublicKey(),
    // The template is migrated already.
    MIGRATE: 'off',
    ...options.env,
  }
  const service = await start(env, { bus, cache, live, clock, log })
  const clients: Disposable[] = []

  return {
    service,
    db: service.db,
    clock,
    cache,
    live,
    logged,
    client: (definition, caller) => {
      const client = createClient(definition, { address: service.address })
      clients.push(client)
      return withCaller(definition, client, caller)
    },
    deliver: (type, payload, about) => {
      const envelope: Envelope = {
        eventId: newId(),
        type: type.$type,
        schoolId: '',
        version: 1,
        occurredAt: clock.now(),
        actor: '',
        trace: undefined,
        ...about,
      }
      const key = envelope.schoolId || envelope.subjectId
      const message = { key, headers: toHeaders(envelope), payload: encode(type, payload) }
      return bus.feed(topicOf(type), message)
    },
    recordedEvents: (type) => bus.recorded(type),
    settled: () => service.settled(),
    [Symbol.asyncDispose]: async () => {
      for (const client of clients) client[Symbol.dispose]()
      await service[Symbol.asyncDispose]()
      await bus[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
