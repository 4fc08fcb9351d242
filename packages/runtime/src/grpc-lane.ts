import { Metadata, status } from '@grpc/grpc-js'
import type { Client as Channel, ClientDuplexStream, ServiceError } from '@grpc/grpc-js'
import type {
  Answer,
  Call,
  CarryRequest,
  CarryResponse,
} from '@zvonok/contracts/zvonok/transport/v1/calls'
import { carryMethod, carryPath } from './grpc-calls-server.ts'
import { maxCallBytes } from './grpc-options.ts'
import { fromFailure } from './grpc-refusal.ts'
import type { OutgoingCall } from './grpc-transport.ts'

interface Pending {
  resolve(answer: Buffer): void
  reject(error: Error): void
}

/** One stream and the calls that wait for an answer on it. */
export interface Lane {
  readonly retireAt: number
  /** The server does not know how to carry calls: an older release. */
  unsupported: boolean
  retired: boolean
  send(call: OutgoingCall): Promise<Buffer>
  /** No new calls; ends when the last answer is there. */
  retire(): void
  cancel(): void
}

export const openLane = (channel: Channel, lifeMs: number): Lane => {
  const stream: ClientDuplexStream<CarryRequest, CarryResponse> = channel.makeBidiStreamRequest(
    carryPath,
    carryMethod.requestSerialize,
    carryMethod.responseDeserialize,
    new Metadata(),
  )
  const waiting = new Map<number, Pending>()
  let nextId = 1
  let calls: Call[] = []
  let cancelled: number[] = []

  const endWhenIdle = (): void => {
    if (lane.retired && waiting.size === 0) stream.end()
  }
  // Calls made in one turn of the event loop leave in one message.
  const flush = (): void => {
    if (!stream.writableEnded) stream.write({ calls, cancelled })
    calls = []
    cancelled = []
    endWhenIdle()
  }
  const flushSoon = (): void => {
    if (calls.length + cancelled.length === 1) setImmediate(flush)
  }
  const settle = ({ id, status: code, response, refusal }: Answer): void => {
    const pending = waiting.get(id)
    if (pending === undefined) return
    waiting.delete(id)
    if (code === status.OK) pending.resolve(response)
    else pending.reject(fromFailure({ code, refusal }))
  }
  const lose = (code: status): void => {
    lane.retired = true
    for (const pending of waiting.values()) pending.reject(fromFailure({ code }))
    waiting.clear()
  }
  const giveUp = (id: number, code: status): void => {
    const pending = waiting.get(id)
    if (pending === undefined) return
    waiting.delete(id)
    cancelled.push(id)
    flushSoon()
    pending.reject(fromFailure({ code }))
  }

  stream.on('data', ({ answers, closing }: CarryResponse) => {
    for (const answer of answers) settle(answer)
    if (closing) lane.retired = true
    endWhenIdle()
  })
  stream.on('error', (error: ServiceError) => {
    lane.unsupported = error.code === status.UNIMPLEMENTED
    lose(error.code === status.CANCELLED ? status.CANCELLED : status.UNAVAILABLE)
  })
  stream.on('end', () => lose(status.UNAVAILABLE))

  const send = ({ path, request, options, traceparent, deadline }: OutgoingCall) =>
    new Promise<Buffer>((resolve, reject) => {
      // One call too large for a message would take the whole stream with it.
      if (request.length > maxCallBytes) {
        return reject(fromFailure({ code: status.RESOURCE_EXHAUSTED }))
      }
      const id = nextId
      nextId = (nextId % 0x7fff_ffff) + 1
      const budgetMs = Math.max(1, deadline - Date.now())
      const timer = setTimeout(() => giveUp(id, status.DEADLINE_EXCEEDED), budgetMs)
      const cancel = (): void => giveUp(id, status.CANCELLED)
      const finished = (): void => {
        clearTimeout(timer)
        options.signal?.removeEventListener('abort', cancel)
      }
      waiting.set(id, {
        resolve: (answer) => {
          finished()
          resolve(answer)
        },
        reject: (error) => {
          finished()
          reject(error)
        },
      })
      calls.push({
        id,
        method: path,
        budgetMs,
        caller: options.caller ?? '',
        idempotencyKey: options.idempotencyKey ?? '',
        clientAddress: options.clientAddress ?? '',
        traceParent: traceparent ?? '',
        request,
      })
      flushSoon()
      if (options.signal?.aborted === true) cancel()
      else options.signal?.addEventListener('abort', cancel, { once: true })
    })

  const lane: Lane = {
    retireAt: Date.now() + lifeMs,
    unsupported: false,
    retired: false,
    send,
    retire: () => {
      lane.retired = true
      endWhenIdle()
    },
    cancel: () => stream.cancel(),
  }
  return lane
}
