import type { FastifyInstance } from 'fastify'

import type { OpenidProvider } from './provider.ts'

/** Lets the provider answer on a Fastify server's own origin; before anything else reads the request. */
export const mountOnFastify = (app: FastifyInstance, provider: OpenidProvider): void => {
  app.addHook('onRequest', (request, reply, done) => {
    if (!provider.covers(request.raw.url ?? '')) return done()
    reply.hijack()
    provider.handle(request.raw, reply.raw)
  })
}
