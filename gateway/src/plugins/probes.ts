import type { Cache } from '@zvonok/runtime/cache'
import { unavailable } from '@zvonok/runtime/refusal'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** Tells `/readyz` to send nobody here any more; requests are still answered. */
    drain(): void
  }
}

/** Kubernetes waits 2 s for the answer. */
const cacheMs = 1000

const answersInTime = async (cache: Cache): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unavailable('NOT_READY', { what: 'cache' })), cacheMs)
  })
  try {
    await Promise.race([cache.get('readyz'), late])
  } catch {
    throw unavailable('NOT_READY', { what: 'cache' })
  } finally {
    clearTimeout(timer)
  }
}

/** `/healthz` says that the process lives, `/readyz` that it can serve; neither has a limit. */
export const probes = fp(
  async (app, { cache }: { readonly cache: Cache }) => {
    let draining = false
    app.decorate('drain', () => {
      draining = true
    })
    // An overloaded process answers late, but it works: killing it would leave its load to the others.
    const unshed = { untraced: true, pressureHandler: () => undefined }
    app.get('/healthz', { schema: { hide: true }, config: unshed }, async () => ({ status: 'ok' }))
    // The cache has the sessions: without it nobody signed in is answered, nor the page itself. A service that is
    // away does not count: it is away for every gateway, and while they stand the pages open and say what is missing.
    app.get('/readyz', { schema: { hide: true }, config: { untraced: true } }, async () => {
      if (draining) throw unavailable('NOT_READY', { what: 'draining' })
      await answersInTime(cache)
      return { status: 'ready' }
    })
  },
  { name: 'probes', dependencies: ['limits'] },
)
