import { context, metrics, propagation, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Attributes, Histogram, Span } from '@opentelemetry/api'

// Without an SDK every call below would still allocate; the flag makes tracing free where it is off.
let tracing = false

const scope = 'zvonok'

/** Runs the work in a span; just runs it when telemetry is off. */
export const inSpan = async <T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> => {
  if (!tracing) return work()
  return trace.getTracer(scope).startActiveSpan(name, { attributes }, (span) => ended(span, work))
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

/** Continues the trace a message or a call came with. */
export const continueTrace = <T>(traceparent: string | undefined, work: () => T): T => {
  if (!tracing || traceparent === undefined) return work()
  return context.with(propagation.extract(context.active(), { traceparent }), work)
}

export const activeTraceId = (): string | undefined =>
  tracing ? trace.getActiveSpan()?.spanContext().traceId : undefined

/** A histogram of milliseconds. */
export const durationMetric = (name: string, description: string) => {
  // Made at its first use: before the SDK has started it would stay deaf for ever.
  let histogram: Histogram | undefined
  return (milliseconds: number, attributes: Attributes): void => {
    if (!tracing) return
    histogram ??= metrics.getMeter(scope).createHistogram(name, { unit: 'ms', description })
    histogram.record(milliseconds, attributes)
  }
}

/** A value read when metrics are collected; disposing it stops the reading. */
export const observedMetric = (
  name: string,
  description: string,
  attributes: Attributes,
  read: () => number | Promise<number>,
): Disposable => {
  const gauge = metrics.getMeter(scope).createObservableGauge(name, { description })
  const observe = async (result: { observe(value: number, attributes: Attributes): void }) => {
    result.observe(await read(), attributes)
  }
  gauge.addCallback(observe)
  return { [Symbol.dispose]: () => gauge.removeCallback(observe) }
}

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
