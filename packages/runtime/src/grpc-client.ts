import { Client as Channel, credentials } from '@grpc/grpc-js'
import { callsTransport } from './grpc-calls-client.ts'
import { grpcOptions } from './grpc-options.ts'
import { unaryTransport } from './grpc-transport.ts'
import type { CallOptions, OutgoingCall, Transport } from './grpc-transport.ts'
import { encode } from './message.ts'
import type { Message } from './message.ts'
import { Refusal } from './refusal.ts'
import type { Request, Response, ServiceDefinition } from './rpc.ts'
import { activeTraceparent, asClient, inSpan } from './telemetry.ts'

export type { CallOptions } from './grpc-transport.ts'

/** Every RPC of the definition; refusals come back as Refusal. */
export type Client<D extends ServiceDefinition> = {
  readonly [K in keyof D['methods']]: (
    request: Request<D['methods'][K]>,
    options?: CallOptions,
  ) => Promise<Response<D['methods'][K]>>
} & Disposable

/** One address, or several to spread over; `dns:///journal:50061` also spreads. */
export type Target = ({ readonly address: string } | { readonly addresses: readonly string[] }) & {
  /** `calls` (many over one stream) when absent; `unary` is one gRPC call each. */
  readonly transport?: 'calls' | 'unary'
}

interface Connection {
  readonly calls: Transport
  readonly unary: Transport
  users: number
  close(): void
}

const channelOptions = {
  ...grpcOptions,
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2000,
}

// Clients of one address share its connection and its streams.
const connections = new Map<string, Connection>()

const addressOf = (target: Target): string =>
  'address' in target ? target.address : `ipv4:${target.addresses.join(',')}`

const connect = (address: string): Connection => {
  const known = connections.get(address)
  if (known !== undefined) {
    known.users += 1
    return known
  }
  const channel = new Channel(address, credentials.createInsecure(), channelOptions)
  const spreads = address.includes(',') || address.startsWith('dns:')
  const carried = callsTransport(channel, spreads ? 4 : 1)
  const opened: Connection = {
    calls: carried.transport,
    unary: unaryTransport(channel),
    users: 1,
    close: () => {
      opened.users -= 1
      if (opened.users > 0) return
      connections.delete(address)
      carried.close()
      channel.close()
    },
  }
  connections.set(address, opened)
  return opened
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const maxTries = 3

/** Again only where it is safe and only when no handler answered: the transport found the service away. */
const withRetries = async (
  transport: Transport,
  call: OutgoingCall,
  safe: boolean,
): Promise<Buffer> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transport(call)
    } catch (error) {
      const away = error instanceof Refusal && error.reason === 'SERVICE_UNAVAILABLE'
      const waitMs = 50 * 2 ** tries * (0.5 + Math.random())
      if (!safe || !away || tries === maxTries || Date.now() + waitMs > call.deadline) throw error
      await pause(waitMs)
    }
  }
}

const reads = /^(Get|List|Find|Search|Read|Check|Preview)[A-Z]/

/** A typed client of one gRPC service. */
export const createClient = <D extends ServiceDefinition>(
  definition: D,
  target: Target,
): Client<D> => {
  const connection = connect(addressOf(target))
  const transport = connection[target.transport ?? 'calls']
  const methods: Record<PropertyKey, unknown> = { [Symbol.dispose]: () => connection.close() }
  for (const [key, method] of Object.entries(definition.methods)) {
    const path = `/${definition.fullName}/${method.name}`
    // Client<D> gives every method its own types back.
    const requestType = method.requestType as Message<unknown>
    const responseType = method.responseType as Message<unknown>
    methods[key] = (request: unknown, options: CallOptions = {}) =>
      inSpan(
        path,
        {},
        async () => {
          const call: OutgoingCall = {
            path,
            request: encode(requestType, request),
            options,
            traceparent: activeTraceparent(),
            deadline: Date.now() + (options.deadlineMs ?? 5000),
          }
          const safe = options.idempotencyKey !== undefined || reads.test(method.name)
          return responseType.decode(await withRetries(transport, call, safe))
        },
        asClient,
      )
  }
  return methods as Client<D>
}
