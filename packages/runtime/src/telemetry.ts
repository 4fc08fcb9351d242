import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { Attributes, Context, Span, SpanOptions } from '@opentelemetry/api'

// Without an SDK every call below would still allocate; the flag makes tracing free where it is off.
let tracing = false

/** What our spans and metrics are told apart by from those of libraries. */
export const scope = 'zvonok'

/** Asked where hooks are set up: without telemetry there are none. */
export const tracingIsOn = (): boolean => tracing

/** Who calls whom; made once, so that nothing is allocated where tracing is off. */
export const asServer: SpanOptions = { kind: SpanKind.SERVER }
export const asClient: SpanOptions = { kind: SpanKind.CLIENT }
const asProducer: SpanOptions = { kind: SpanKind.PRODUCER }
const asConsumer: SpanOptions = { kind: SpanKind.CONSUMER }

/** Runs the work in a span; just runs it when telemetry is off. */
export const inSpan = async <T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
  options?: SpanOptions,
): Promise<T> => {
  if (!tracing) return work()
  return trace
    .getTracer(scope)
    .startActiveSpan(name, { attributes, ...options }, (span) => ended(span, work))
}

const ended = async <T>(span: Span, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    // Only the class of the error: its text may carry personal data.
    span.setStatus({ code: SpanStatusCode.ERROR })
    span.setAttribute('error.type', error instanceof Error ? error.name : typeof error)
    throw error
  } finally {
    span.end()
  }
}

/** The W3C header of the active span; undefined when telemetry is off. */
export const activeTraceparent = (): string | undefined => {
  if (!tracing) return undefined
  const carrier: Record<string, string> = {}
  propagation.inject(context.active(), carrier)
  return carrier['traceparent']
}

const contextOf = (traceparent: string, around: Context = ROOT_CONTEXT): Context =>
  propagation.extract(around, { traceparent })

/** Continues the trace a message or a call came with. */
export const continueTrace = <T>(traceparent: string | undefined, work: () => T): T => {
  if (!tracing || traceparent === undefined) return work()
  return context.with(contextOf(traceparent, context.active()), work)
}

/** One span for messages of several traces: the first trace goes on, the others are linked. */
const inBatchSpan =
  (kind: SpanOptions) =>
  <T>(
    name: string,
    traceparents: () => readonly (string | undefined)[],
    work: () => Promise<T>,
  ): Promise<T> => {
    if (!tracing) return work()
    const [first, ...others] = new Set(traceparents().filter((one) => one !== undefined))
    const links = others.flatMap((traceparent) => {
      const linked = trace.getSpanContext(contextOf(traceparent))
      return linked === undefined ? [] : [{ context: linked }]
    })
    return continueTrace(first, () => inSpan(name, {}, work, { ...kind, links }))
  }

export const inProducerSpan = inBatchSpan(asProducer)
export const inConsumerSpan = inBatchSpan(asConsumer)

/** A span that does not end where it began, as hooks of a request need it. */
export interface OpenSpan {
  /** What is done here, and what comes of it, belongs to the span. */
  within(work: () => void): void
  end(attributes: Attributes, isFailure: boolean): void
}

/** Continues the trace of the request if its header is right; only where tracing is on. */
export const openServerSpan = (
  name: string,
  attributes: Attributes,
  traceparent: string | undefined,
): OpenSpan => {
  const parent = traceparent === undefined ? ROOT_CONTEXT : contextOf(traceparent)
  const span = trace.getTracer(scope).startSpan(name, { ...asServer, attributes }, parent)
  const own = trace.setSpan(parent, span)
  return {
    within: (work) => context.with(own, work),
    end: (outcome, isFailure) => {
      span.setAttributes(outcome)
      if (isFailure) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    },
  }
}

export const activeTraceId = (): string | undefined =>
  tracing ? trace.getActiveSpan()?.spanContext().traceId : undefined

/**
 * Starts the SDK when OTEL_EXPORTER_OTLP_ENDPOINT is set; loading it costs about two seconds, so it is not
 * even imported otherwise. Everything else is configured by OpenTelemetry's own OTEL_… variables.
 */
export const startTelemetry = async (
  service: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<AsyncDisposable> => {
  if (env['OTEL_EXPORTER_OTLP_ENDPOINT'] === undefined) {
    return { [Symbol.asyncDispose]: async () => {} }
  }
  const { NodeSDK } = await import('@opentelemetry/sdk-node')
  const sdk = new NodeSDK({ serviceName: service })
  sdk.start()
  tracing = true
  return {
    [Symbol.asyncDispose]: async () => {
      tracing = false
      await sdk.shutdown()
    },
  }
}
