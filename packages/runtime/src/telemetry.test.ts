import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { teacher } from '@zvonok/testing/callers'
import { startNotes } from '@zvonok/testing/note-service'
import {
  NoteAsked,
  NoteServiceDefinition,
  NoteWritten,
  noteMigrations,
} from '@zvonok/testing/notes'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { startSpanCollector } from '@zvonok/testing/span-collector'
import type { SpanCollector } from '@zvonok/testing/span-collector'
import { newId } from './id.ts'
import { onAll } from './inbox.ts'
import { encode } from './message.ts'
import { activeTraceparent, inSpan, startTelemetry } from './telemetry.ts'

let box: Box
let collector: SpanCollector
const schoolId = newId()
const note = { schoolId, noteId: newId(), body: 'Иванова Мария', version: 1 }
let trace: string | undefined

const traceparents = ['a', 'b', 'c'].map(
  (letter) => `00-${letter.repeat(32)}-${letter.repeat(16)}-01`,
)

/** Events of several traces that are applied as one set. */
const applyTogether = (traces: readonly (string | undefined)[]): Promise<void> => {
  const { apply } = onAll(NoteAsked, async () => {})
  const arrived = traces.map((one) => ({
    payload: encode(NoteAsked, note),
    envelope: {
      eventId: newId(),
      type: NoteAsked.$type,
      schoolId,
      subjectId: note.noteId,
      version: 1,
      occurredAt: new Date(),
      actor: '',
      trace: one,
    },
  }))
  return box.db.transaction({ schoolId }, (tx) => apply(tx, arrived))
}

beforeAll(async () => {
  collector = await startSpanCollector()
  Object.assign(process.env, collector.env)
  const telemetry = await startTelemetry('notes', process.env)
  box = await startBox('notes', startNotes, { migrations: noteMigrations })
  const notes = box.client(NoteServiceDefinition, teacher({ schoolId, personId: newId() }))
  await inSpan('whoever calls', {}, async () => {
    trace = activeTraceparent()
    await notes.writeNote(note)
  })
  const [first, second, third] = traceparents
  await applyTogether([undefined, first, second, first, 'nonsense', third])
  await box.settled()
  await telemetry[Symbol.asyncDispose]()
}, 60_000)
afterAll(async () => {
  await box[Symbol.asyncDispose]()
  await collector[Symbol.asyncDispose]()
})

describe('one trace', () => {
  it('goes from the call to the database, the event and its publishing', () => {
    const traceId = trace?.split('-')[1]
    expect(traceId).toMatch(/^[0-9a-f]{32}$/)
    const spans = collector.spans.filter((span) => span.traceId === traceId)
    expect(spans.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'whoever calls',
        '/zvonok.notes.v1.NoteService/WriteNote',
        'zvonok.notes.v1.NoteService/WriteNote',
        'sql note_save',
        'sql announce',
        'publish notes.v1',
      ]),
    )
    const [recorded] = box.recordedEvents(NoteWritten)
    expect(recorded?.envelope.trace?.split('-')[1]).toBe(traceId)
  })

  it('goes on from the first event of a set, and is linked from those of the others', () => {
    const consumed = collector.spans.find(({ name }) => name === `consume ${NoteAsked.$type}`)
    expect(consumed).toMatchObject({ traceId: 'a'.repeat(32), parentSpanId: 'a'.repeat(16) })
    expect(consumed?.links).toMatchObject([
      { traceId: 'b'.repeat(32), spanId: 'b'.repeat(16) },
      { traceId: 'c'.repeat(32), spanId: 'c'.repeat(16) },
    ])
  })

  it('carries no personal data', () => {
    expect(collector.raw()).not.toContain('Иванова')
  })
})

describe('metrics', () => {
  it('tell rate and duration per RPC, the pool and the lags', () => {
    expect([...collector.metricNames]).toEqual(
      expect.arrayContaining([
        'rpc.server.duration',
        'db.pool.waiting',
        'outbox.lag',
        'consumer.lag',
      ]),
    )
  })
})
