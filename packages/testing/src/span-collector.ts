import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface ExportedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[]
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[]
  readonly status: { readonly code?: number }
}

interface Exported {
  readonly resourceSpans?: readonly { scopeSpans: readonly { spans: readonly ExportedSpan[] }[] }[]
  readonly resourceMetrics?: readonly {
    scopeMetrics: readonly { metrics: readonly { name: string }[] }[]
  }[]
}

export interface SpanCollector extends AsyncDisposable {
  /** For whoever exports here, at once. */
  readonly env: Readonly<Record<string, string>>
  readonly spans: readonly ExportedSpan[]
  readonly metricNames: ReadonlySet<string>
  /** All that was sent. */
  raw(): string
  /** Resolves with the first span that is wanted. */
  until(isWanted: (span: ExportedSpan) => boolean): Promise<ExportedSpan>
}

/** A collector of OpenTelemetry's own protocol, as JSON. */
export const startSpanCollector = async (): Promise<SpanCollector> => {
  const spans: ExportedSpan[] = []
  const metricNames = new Set<string>()
  const bodies: string[] = []
  const waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(body)
      const { resourceSpans = [], resourceMetrics = [] } = JSON.parse(body) as Exported
      for (const { scopeSpans } of resourceSpans) {
        for (const scope of scopeSpans) spans.push(...scope.spans)
      }
      for (const { scopeMetrics } of resourceMetrics) {
        for (const { metrics } of scopeMetrics) metrics.forEach(({ name }) => metricNames.add(name))
      }
      response.setHeader('content-type', 'application/json').end('{}')
      for (const wake of waiting.splice(0)) wake()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_LOGS_EXPORTER: 'none',
      OTEL_BSP_SCHEDULE_DELAY: '50',
    },
    spans,
    metricNames,
    raw: () => bodies.join('\n'),
    until: async (isWanted) => {
      for (;;) {
        const found = spans.find(isWanted)
        if (found !== undefined) return found
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
