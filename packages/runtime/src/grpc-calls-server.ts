import { status } from '@grpc/grpc-js'
import type { ServerDuplexStream } from '@grpc/grpc-js'
import { CarryRequest, CarryResponse } from '@zvonok/contracts/zvonok/transport/v1/calls'
import type { Answer, Call } from '@zvonok/contracts/zvonok/transport/v1/calls'
import { maxCallBytes } from './grpc-options.ts'
import { toFailure } from './grpc-refusal.ts'
import { encode } from './message.ts'
import type { Dispatch, IncomingCall } from './rpc-dispatch.ts'

type Stream = ServerDuplexStream<CarryRequest, CarryResponse>

export const carryPath = '/zvonok.transport.v1.CallsService/Carry'

export const carryMethod = {
  path: carryPath,
  requestStream: true,
  responseStream: true,
  requestSerialize: (message: CarryRequest) => encode(CarryRequest, message),
  requestDeserialize: (bytes: Buffer) => CarryRequest.decode(bytes),
  responseSerialize: (message: CarryResponse) => encode(CarryResponse, message),
  responseDeserialize: (bytes: Buffer) => CarryResponse.decode(bytes),
} as const

// A batch far below the limit of one message, whatever the answers weigh.
const batchBytes = 256 * 1024
const nothing = Buffer.alloc(0)

const text = (value: string): string | undefined => (value === '' ? undefined : value)

const incoming = (call: Call, onCancelled: IncomingCall['onCancelled']): IncomingCall => ({
  callerToken: text(call.caller),
  idempotencyKey: text(call.idempotencyKey),
  clientAddress: text(call.clientAddress),
  traceparent: text(call.traceParent),
  deadlineMs: call.budgetMs === 0 ? Infinity : Date.now() + call.budgetMs,
  onCancelled,
})

/** Answers that become ready in one turn of the event loop leave in one message. */
const answerQueue = (stream: Stream): ((answer: Answer) => void) => {
  let ready: Answer[] = []
  const flush = (): void => {
    const leaving = ready
    ready = []
    if (stream.cancelled || stream.writableEnded) return
    let batch: Answer[] = []
    let bytes = 0
    for (const answer of leaving) {
      batch.push(answer)
      bytes += answer.response.length
      if (bytes < batchBytes) continue
      stream.write({ answers: batch, closing: false })
      batch = []
      bytes = 0
    }
    if (batch.length > 0) stream.write({ answers: batch, closing: false })
  }
  return (answer) => {
    ready.push(answer)
    if (ready.length === 1) setImmediate(flush)
  }
}

const serve = (stream: Stream, dispatches: ReadonlyMap<string, Dispatch>): void => {
  const cancels = new Map<number, () => void>()
  const answer = answerQueue(stream)
  let ended = false

  const finish = (done: Answer): void => {
    cancels.delete(done.id)
    answer(done)
    // After the flush of this answer, which was asked for just before.
    if (ended && cancels.size === 0) setImmediate(() => stream.end())
  }
  const take = (call: Call): void => {
    const { id, method, request } = call
    const dispatch = dispatches.get(method)
    if (dispatch === undefined) {
      return finish({ id, status: status.UNIMPLEMENTED, response: nothing, refusal: nothing })
    }
    cancels.set(id, () => {})
    dispatch(
      request,
      incoming(call, (listener) => cancels.set(id, listener)),
    ).then(
      (response) =>
        response.length > maxCallBytes
          ? finish({ id, status: status.RESOURCE_EXHAUSTED, response: nothing, refusal: nothing })
          : finish({ id, status: status.OK, response, refusal: nothing }),
      (error: unknown) => {
        const { code, refusal = nothing } = toFailure(error)
        finish({ id, status: code, response: nothing, refusal })
      },
    )
  }

  stream.on('data', ({ calls, cancelled }: CarryRequest) => {
    for (const call of calls) take(call)
    for (const id of cancelled) cancels.get(id)?.()
  })
  stream.on('cancelled', () => cancels.forEach((cancel) => cancel()))
  stream.on('end', () => {
    ended = true
    if (cancels.size === 0) setImmediate(() => stream.end())
  })
}

export interface CallsServer {
  readonly carry: (stream: Stream) => void
  /** Asks every client to move to another stream; each ends its own when it has its answers. */
  close(): void
}

export const createCallsServer = (dispatches: ReadonlyMap<string, Dispatch>): CallsServer => {
  const streams = new Set<Stream>()
  return {
    carry: (stream) => {
      streams.add(stream)
      stream.on('close', () => streams.delete(stream))
      serve(stream, dispatches)
    },
    close: () => {
      for (const stream of streams) {
        if (!stream.cancelled && !stream.writableEnded) stream.write({ answers: [], closing: true })
      }
    },
  }
}
