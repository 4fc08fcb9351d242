import { Client as Channel, credentials, Metadata, status } from '@grpc/grpc-js'
import type { ServiceError } from '@grpc/grpc-js'
import { grpcOptions } from './grpc-options.ts'
import { fromServiceError } from './grpc-refusal.ts'
import { encode } from './message.ts'
import type { Message } from './message.ts'
import { Refusal } from './refusal.ts'
import { metadataNames } from './rpc.ts'
import type { Request, Response, ServiceDefinition } from './rpc.ts'
import { activeTraceparent, inSpan } from './telemetry.ts'

export interface CallOptions {
  /** The signed caller; absent for anonymous calls. */
  readonly caller?: string | undefined
  readonly idempotencyKey?: string | undefined
  /** 5,000 when absent. */
  readonly deadlineMs?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** Address of the human's device, for limits and the access log. */
  readonly clientAddress?: string | undefined
}

/** Every RPC of the definition; refusals come back as Refusal. */
export type Client<D extends ServiceDefinition> = {
  readonly [K in keyof D['methods']]: (
    request: Request<D['methods'][K]>,
    options?: CallOptions,
  ) => Promise<Response<D['methods'][K]>>
} & Disposable

/** One address, or several to spread over; `dns:///journal:50061` also spreads. */
export type Target = { readonly address: string } | { readonly addresses: readonly string[] }

const addressOf = (target: Target): string =>
  'address' in target ? target.address : `ipv4:${target.addresses.join(',')}`

const channelOptions = {
  ...grpcOptions,
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2000,
}

const bytes = (value: Buffer): Buffer => value

interface Call {
  readonly path: string
  readonly request: Buffer
  readonly options: CallOptions
  readonly deadline: number
}

const metadataOf = ({ caller, idempotencyKey, clientAddress }: CallOptions): Metadata => {
  const metadata = new Metadata()
  if (caller !== undefined) metadata.set(metadataNames.caller, caller)
  if (idempotencyKey !== undefined) metadata.set(metadataNames.idempotencyKey, idempotencyKey)
  if (clientAddress !== undefined) metadata.set(metadataNames.clientAddress, clientAddress)
  const traceparent = activeTraceparent()
  if (traceparent !== undefined) metadata.set(metadataNames.traceparent, traceparent)
  return metadata
}

const once = (channel: Channel, { path, request, options, deadline }: Call): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { signal } = options
    const call = channel.makeUnaryRequest(
      path,
      bytes,
      bytes,
      request,
      metadataOf(options),
      { deadline },
      (error: ServiceError | null, answer?: Buffer) => {
        signal?.removeEventListener('abort', cancel)
        if (error === null && answer !== undefined) resolve(answer)
        else reject(error ?? new Error(`${path} answered nothing`))
      },
    )
    const cancel = (): void => call.cancel()
    if (signal?.aborted === true) cancel()
    else signal?.addEventListener('abort', cancel, { once: true })
  })

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const maxTries = 3

/** Again only where it is safe and the call never reached a handler: UNAVAILABLE without a refusal of ours. */
const withRetries = async (channel: Channel, call: Call, safe: boolean): Promise<Buffer> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(channel, call)
    } catch (error) {
      const failure = error as ServiceError
      const rebuilt = fromServiceError(failure)
      const unreached =
        failure.code === status.UNAVAILABLE &&
        rebuilt instanceof Refusal &&
        rebuilt.reason === 'SERVICE_UNAVAILABLE'
      const waitMs = 50 * 2 ** tries * (0.5 + Math.random())
      if (!safe || !unreached || tries === maxTries || Date.now() + waitMs > call.deadline) {
        throw rebuilt
      }
      await pause(waitMs)
    }
  }
}

const reads = /^(Get|List|Find|Search|Read|Check|Preview)[A-Z]/

/** A typed client of one gRPC service; clients of one address share its connection. */
export const createClient = <D extends ServiceDefinition>(
  definition: D,
  target: Target,
): Client<D> => {
  const channel = new Channel(addressOf(target), credentials.createInsecure(), channelOptions)
  const methods: Record<string, unknown> = { [Symbol.dispose]: () => channel.close() }
  for (const [key, method] of Object.entries(definition.methods)) {
    const path = `/${definition.fullName}/${method.name}`
    // Client<D> gives every method its own types back.
    const requestType = method.requestType as Message<unknown>
    const responseType = method.responseType as Message<unknown>
    methods[key] = async (request: unknown, options: CallOptions = {}) => {
      const deadline = Date.now() + (options.deadlineMs ?? 5000)
      const call = { path, request: encode(requestType, request), options, deadline }
      const safe = reads.test(method.name) || options.idempotencyKey !== undefined
      const answer = await inSpan(path, {}, () => withRetries(channel, call, safe))
      return responseType.decode(answer)
    }
  }
  return methods as Client<D>
}
