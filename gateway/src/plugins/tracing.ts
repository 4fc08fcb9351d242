import { openServerSpan, tracingIsOn } from '@zvonok/runtime/telemetry'
import type { OpenSpan } from '@zvonok/runtime/telemetry'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Probes, which come every few seconds, and streams, which last for hours. */
    untraced?: boolean
  }
}

const traceparentOf = ({ headers }: FastifyRequest): string | undefined => {
  const { traceparent } = headers
  return typeof traceparent === 'string' ? traceparent : undefined
}

/**
 * A span for each request, named by its route: never by its address, which has ids and what people search for.
 * Where telemetry is off not one hook is set.
 */
export const tracing = fp(
  async (app) => {
    if (!tracingIsOn()) return
    const spans = new WeakMap<FastifyRequest, OpenSpan>()

    app.addHook('onRequest', (request, reply, done) => {
      const { method, routeOptions } = request
      if (routeOptions.config.untraced === true) return done()
      const route = routeOptions.url
      const span = openServerSpan(
        route === undefined ? method : `${method} ${route}`,
        { 'http.request.method': method, ...(route === undefined ? {} : { 'http.route': route }) },
        traceparentOf(request),
      )
      spans.set(request, span)
      // Closed when the answer has left, or when whoever asked has gone before it.
      reply.raw.once('close', () => {
        const { statusCode, writableFinished } = reply.raw
        span.end(
          writableFinished ? { 'http.response.status_code': statusCode } : { 'error.type': 'gone' },
          statusCode >= 500,
        )
      })
      span.within(done)
    })
    // A body comes by events of the connection, which know nothing of the span.
    app.addHook('preValidation', (request, _reply, done) => {
      const span = spans.get(request)
      if (span === undefined) done()
      else span.within(done)
    })
  },
  { name: 'tracing' },
)
