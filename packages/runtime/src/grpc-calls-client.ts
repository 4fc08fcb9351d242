import type { Client as Channel } from '@grpc/grpc-js'
import { openLane } from './grpc-lane.ts'
import type { Lane } from './grpc-lane.ts'
import { unaryTransport } from './grpc-transport.ts'
import type { Transport } from './grpc-transport.ts'

// A lane stays with one server; moving on regularly gives new servers their share.
const laneLifeMs = 60_000

/** Carries calls over `lanes` streams, unary where the server is too old for that. */
export const callsTransport = (
  channel: Channel,
  laneCount: number,
): { readonly transport: Transport; close(): void } => {
  const lanes: (Lane | undefined)[] = Array.from({ length: laneCount }, () => undefined)
  const unary = unaryTransport(channel)
  let turn = 0
  let supported = true

  const nextLane = (): Lane => {
    turn = (turn + 1) % laneCount
    const current = lanes[turn]
    if (current !== undefined && !current.retired && current.retireAt > Date.now()) return current
    current?.retire()
    const opened = openLane(channel, laneLifeMs * (0.75 + Math.random() / 2))
    lanes[turn] = opened
    return opened
  }

  const transport: Transport = async (call) => {
    if (!supported) return unary(call)
    const lane = nextLane()
    try {
      return await lane.send(call)
    } catch (error) {
      if (!lane.unsupported) throw error
      supported = false
      return unary(call)
    }
  }
  return {
    transport,
    close: () => {
      for (const lane of lanes) lane?.cancel()
    },
  }
}
