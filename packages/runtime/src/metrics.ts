import { metrics } from '@opentelemetry/api'
import type { Attributes, Histogram } from '@opentelemetry/api'
import { scope, tracingIsOn } from './telemetry.ts'

/** A histogram of milliseconds. */
export const durationMetric = (name: string, description: string) => {
  // Made at its first use: before the SDK has started it would stay deaf for ever.
  let histogram: Histogram | undefined
  return (milliseconds: number, attributes: Attributes): void => {
    if (!tracingIsOn()) return
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
