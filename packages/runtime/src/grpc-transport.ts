import type { Client as Channel, ServiceError } from '@grpc/grpc-js'
import { Metadata } from '@grpc/grpc-js'
import { fromServiceError } from './grpc-refusal.ts'
import { metadataNames } from './rpc.ts'

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

export interface OutgoingCall {
  readonly path: string
  readonly request: Buffer
  readonly options: CallOptions
  readonly traceparent: string | undefined
  /** Milliseconds since the epoch. */
  readonly deadline: number
}

/** Request bytes to response bytes; rejects with a Refusal or an Error. */
export type Transport = (call: OutgoingCall) => Promise<Buffer>

const metadataOf = ({ options, traceparent }: OutgoingCall): Metadata => {
  const { caller, idempotencyKey, clientAddress } = options
  const metadata = new Metadata()
  if (caller !== undefined) metadata.set(metadataNames.caller, caller)
  if (idempotencyKey !== undefined) metadata.set(metadataNames.idempotencyKey, idempotencyKey)
  if (clientAddress !== undefined) metadata.set(metadataNames.clientAddress, clientAddress)
  if (traceparent !== undefined) metadata.set(metadataNames.traceparent, traceparent)
  return metadata
}

const bytes = (value: Buffer): Buffer => value

/** One gRPC call per call: what every other language and tool does. */
export const unaryTransport =
  (channel: Channel): Transport =>
  (outgoing) =>
    new Promise((resolve, reject) => {
      const { path, request, deadline } = outgoing
      const { signal } = outgoing.options
      const finished = (error: ServiceError | null, answer?: Buffer): void => {
        signal?.removeEventListener('abort', cancel)
        if (error !== null) reject(fromServiceError(error))
        else if (answer === undefined) reject(new Error(`${path} answered nothing`))
        else resolve(answer)
      }
      const call = channel.makeUnaryRequest(
        path,
        bytes,
        bytes,
        request,
        metadataOf(outgoing),
        { deadline },
        finished,
      )
      const cancel = (): void => call.cancel()
      if (signal?.aborted === true) cancel()
      else signal?.addEventListener('abort', cancel, { once: true })
    })
