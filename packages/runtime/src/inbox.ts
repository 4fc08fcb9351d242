import type { ReceivedMessage } from './bus.ts'
import { fromHeaders } from './envelope.ts'
import type { Envelope } from './envelope.ts'
import type { Message } from './message.ts'
import { sql } from './postgres.ts'
import type { Tx } from './postgres.ts'
import { inConsumerSpan } from './telemetry.ts'

export type { Envelope } from './envelope.ts'

/** An event as it came, and what is known about it. */
interface Arrived {
  readonly payload: Buffer
  readonly envelope: Envelope
}

/** One type of event and what this service does with those that come one after another. */
export interface EventHandler {
  readonly type: string
  readonly apply: (tx: Tx, events: readonly Arrived[]) => Promise<void>
}

const traced = <T>(type: string, events: readonly Arrived[], work: () => Promise<T>): Promise<T> =>
  inConsumerSpan(`consume ${type}`, () => events.map(({ envelope }) => envelope.trace), work)

/** `on(MarkPut, async (tx, event, envelope) => …)`; the effect and the inbox row commit together. */
export const on = <T>(
  type: Message<T>,
  handle: (tx: Tx, event: T, envelope: Envelope) => Promise<void>,
): EventHandler => ({
  type: type.$type,
  apply: async (tx, events) => {
    for (const event of events) {
      const { payload, envelope } = event
      await traced(type.$type, [event], () => handle(tx, type.decode(payload), envelope))
    }
  },
})

export interface Fact<T> {
  readonly event: T
  readonly envelope: Envelope
}

/**
 * For what comes often: all events of the type that stand together in a batch, in their order, maybe of
 * several schools and several of one aggregate; what is saved by one statement is named once there. The
 * trace of the first goes on, the others are linked.
 */
export const onAll = <T>(
  type: Message<T>,
  handle: (tx: Tx, facts: readonly Fact<T>[]) => Promise<void>,
): EventHandler => ({
  type: type.$type,
  apply: async (tx, events) => {
    const facts = events.map(({ payload, envelope }) => ({ event: type.decode(payload), envelope }))
    await traced(type.$type, events, () => handle(tx, facts))
  },
})

export interface AppliedEvent {
  readonly envelope: Envelope
  readonly message: ReceivedMessage
  readonly handler: EventHandler
}

/** Pairs messages with their handlers; types nobody asked for are left out. */
export const recognise = (
  messages: readonly ReceivedMessage[],
  handlers: ReadonlyMap<string, EventHandler>,
): AppliedEvent[] =>
  messages.flatMap((message) => {
    const handler = handlers.get(message.headers['type'] ?? '')
    if (handler === undefined) return []
    return [{ envelope: fromHeaders(message.headers), message, handler }]
  })

/** Records the events as seen and applies those not seen before, in order; answers the applied ones. */
export const applyOnce = async (
  tx: Tx,
  consumer: string,
  events: readonly AppliedEvent[],
): Promise<AppliedEvent[]> => {
  if (events.length === 0) return []
  const rows = await tx.rows<{ eventId: string }>(
    'inbox_record',
    sql`
      insert into inbox (consumer, event_id)
      select distinct ${consumer}, event_id
      from unnest(${events.map((event) => event.envelope.eventId)}::uuid[]) as event_id
      order by event_id
      on conflict do nothing
      returning event_id`,
  )
  const fresh = new Set(rows.map((row) => row.eventId))
  // A repeat inside the batch is dropped as well.
  const applied = events.filter(({ envelope }) => fresh.delete(envelope.eventId))
  for (const run of runsOf(applied)) {
    await run[0]?.handler.apply(
      tx,
      run.map(({ envelope, message: { payload } }) => ({ envelope, payload })),
    )
  }
  return applied
}

/** Neighbours with the same handler. */
const runsOf = (events: readonly AppliedEvent[]): AppliedEvent[][] => {
  const runs: AppliedEvent[][] = []
  for (const event of events) {
    const last = runs.at(-1)
    if (last?.[0]?.handler === event.handler) last.push(event)
    else runs.push([event])
  }
  return runs
}
