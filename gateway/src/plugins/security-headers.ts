import { IncomingMessage, ServerResponse } from 'node:http'
import type { OutgoingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import fp from 'fastify-plugin'
import helmet from 'helmet'
import type { HelmetOptions } from 'helmet'

export interface SecurityHeadersOptions {
  /** Plain http on a loopback address: nothing to upgrade to https. */
  readonly isLoopback: boolean
  /** Origin of the OpenID provider: sign-out forms may lead there. */
  readonly providerOrigin: string
}

const yearSeconds = 31_536_000

/** What helmet would set on every answer; they are all alike, so it is asked once. */
const headersOf = (options: HelmetOptions): OutgoingHttpHeaders => {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  helmet(options)(response.req, response, () => {})
  return response.getHeaders()
}

/** Headers that leave scripts of others no way in, on every answer: a refusal has them too. */
export const securityHeaders = fp(
  async (app, { isLoopback, providerOrigin }: SecurityHeadersOptions) => {
    const headers = headersOf({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          // Mantine sets style attributes; style elements stay ours.
          styleSrcElem: ["'self'"],
          styleSrcAttr: ["'unsafe-inline'"],
          styleSrc: ["'self'"],
          fontSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          formAction: ["'self'", providerOrigin],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          ...(isLoopback ? {} : { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: isLoopback
        ? false
        : { maxAge: yearSeconds, includeSubDomains: true },
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
    })
    // What one session was answered is for nobody else: neither this browser nor a proxy keeps it.
    const ofApi = { ...headers, 'cache-control': 'no-store' }
    app.addHook('onRequest', (request, reply, done) => {
      reply.headers(request.url.startsWith('/api/') ? ofApi : headers)
      done()
    })
  },
  { name: 'security-headers' },
)
