import type { ReceivedMessage } from './bus.ts'
import { fromHeaders } from './envelope.ts'
import type { Envelope } from './envelope.ts'
import type { Message } from './message.ts'
import { sql } from './postgres.ts'
import type { Tx } from './postgres.ts'
import { continueTrace, inSpan } from './telemetry.ts'

export type { Envelope } from './envelope.ts'

/** One type of event and what this service does with it. */
export interface EventHandler {
  readonly type: string
  readonly apply: (tx: Tx, payload: Buffer, envelope: Envelope) => Promise<void>
}

/** `on(MarkPut, async (tx, event, envelope) => …)`; the effect and the inbox row commit together. */
export const on = <T>(
  type: Message<T>,
  handle: (tx: Tx, event: T, envelope: Envelope) => Promise<void>,
): EventHandler => ({
  type: type.$type,
  apply: (tx, payload, envelope) => handle(tx, type.decode(payload), envelope),
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
  const applied: AppliedEvent[] = []
  for (const event of events) {
    const { envelope, message, handler } = event
    // A repeat inside the batch is dropped as well.
    if (!fresh.delete(envelope.eventId)) continue
    await continueTrace(envelope.trace, () =>
      inSpan(`consume ${envelope.type}`, { 'messaging.consumer.group.name': consumer }, () =>
        handler.apply(tx, message.payload, envelope),
      ),
    )
    applied.push(event)
  }
  return applied
}
