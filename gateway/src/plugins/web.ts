import { existsSync } from 'node:fs'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import { ConfigError } from '@zvonok/runtime/config'
import { notFound } from '@zvonok/runtime/refusal'
import fp from 'fastify-plugin'

export interface WebOptions {
  readonly directory: string | undefined
}

const yearSeconds = 31_536_000

/** The web front end: hashed assets cached for a year, the page itself never. */
export const web = fp(
  async (app, { directory }: WebOptions) => {
    if (directory === undefined) return
    if (!existsSync(join(directory, 'index.html'))) {
      throw new ConfigError([`WEB_DIRECTORY has no index.html: build the web front end first.`])
    }
    await app.register(serveStatic, {
      root: directory,
      // Files are looked up when asked for: a new build is served without a restart.
      serve: false,
      // The build leaves `.br` and `.gz` beside what is worth it; no secret stands in these files (BREACH).
      preCompressed: true,
      index: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.header(
          'cache-control',
          path.includes('/assets/') ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
        )
      },
    })
    // Every other path is a page of the front end, which routes by itself.
    app.get<{ Params: { '*': string } }>(
      '/*',
      { schema: { hide: true } },
      async (request, reply) => {
        const path = request.params['*']
        if (/^(api|auth)\//.test(path)) throw notFound('page')
        return reply.sendFile(/\.\w+$/.test(path) ? path : 'index.html')
      },
    )
  },
  { name: 'web' },
)
