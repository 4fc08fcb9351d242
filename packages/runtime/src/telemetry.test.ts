import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { teacher } from '@zvonok/testing/callers'
import { startNotes } from '@zvonok/testing/note-service'
import { NoteServiceDefinition, NoteWritten, noteMigrations } from '@zvonok/testing/notes'
import { startBox } from '@zvonok/testing/service-box'
import type { Box } from '@zvonok/testing/service-box'
import { newId } from './id.ts'
import { activeTraceparent, inSpan, startTelemetry } from './telemetry.ts'

interface ExportedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
}
interface Exported {
  readonly resourceSpans?: readonly { scopeSpans: readonly { spans: readonly ExportedSpan[] }[] }[]
  readonly resourceMetrics?: readonly {
    scopeMetrics: readonly { metrics: readonly { name: string }[] }[]
  }[]
}

const spans: ExportedSpan[] = []
const metricNames = new Set<string>()
let raw = ''

/** A collector of OpenTelemetry's own protocol, as JSON. */
const collector = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    raw += body
    const exported = JSON.parse(body) as Exported
    for (const resource of exported.resourceSpans ?? []) {
      for (const scope of resource.scopeSpans) spans.push(...scope.spans)
    }
    for (const resource of exported.resourceMetrics ?? []) {
      for (const scope of resource.scopeMetrics)
        scope.metrics.forEach((one) => metricNames.add(one.name))
    }
    response.setHeader('content-type', 'application/json').end('{}')
  })
})

let box: Box
const schoolId = newId()
const note = { schoolId, noteId: newId(), body: 'Иванова Мария', version: 1 }
let trace: string | undefined

beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] =
    `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
  process.env['OTEL_EXPORTER_OTLP_PROTOCOL'] = 'http/json'
  process.env['OTEL_LOGS_EXPORTER'] = 'none'
  const telemetry = await startTelemetry('notes', process.env)
  box = await startBox('notes', startNotes, { migrations: noteMigrations })
  const notes = box.client(NoteServiceDefinition, teacher({ schoolId, personId: newId() }))
  await inSpan('POST /api/notes', {}, async () => {
    trace = activeTraceparent()
    await notes.writeNote(note)
  })
  await box.settled()
  await telemetry[Symbol.asyncDispose]()
}, 60_000)
afterAll(async () => {
  await box[Symbol.asyncDispose]()
  collector.close()
})

describe('one trace', () => {
  it('goes from the request through the call to the database and the event', () => {
    const traceId = trace?.split('-')[1]
    expect(traceId).toMatch(/^[0-9a-f]{32}$/)
    const names = spans.filter((span) => span.traceId === traceId).map((span) => span.name)
    expect(names).toEqual(
      expect.arrayContaining([
        'POST /api/notes',
        'zvonok.notes.v1.NoteService/WriteNote',
        'sql note_save',
        'sql announce',
      ]),
    )
    const [recorded] = box.recordedEvents(NoteWritten)
    expect(recorded?.envelope.trace?.split('-')[1]).toBe(traceId)
  })

  it('carries no personal data', () => {
    expect(raw).not.toContain('Иванова')
  })
})

describe('metrics', () => {
  it('tell rate and duration per RPC, the pool and the lags', () => {
    expect([...metricNames]).toEqual(
      expect.arrayContaining([
        'rpc.server.duration',
        'db.pool.waiting',
        'outbox.lag',
        'consumer.lag',
      ]),
    )
  })
})
