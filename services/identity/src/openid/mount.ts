import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Provider } from 'oidc-provider'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Path of the issuer without a slash at the end: `/realms/zvonok`, or nothing. */
export const pathOf = (issuer: string): string => new URL(issuer).pathname.replace(/\/$/, '')

/**
 * The request as the provider should see it: every address it answers with is built from the issuer
 * and never from what a client or a proxy says the host is.
 */
const asAddressed = (request: IncomingMessage, issuer: URL): void => {
  request.headers.host = issuer.host
  request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1)
  delete request.headers['x-forwarded-host']
}

/** Answers requests whose path begins with the issuer's. */
export const mountProvider = (provider: Provider, issuer: string): Handler => {
  const address = new URL(issuer)
  const prefix = pathOf(issuer)
  provider.proxy = true
  const callback = provider.callback()
  return (request, response) => {
    asAddressed(request, address)
    // The library finds out by comparing the two how deep it is mounted.
    Object.assign(request, { originalUrl: request.url })
    request.url = request.url?.slice(prefix.length) || '/'
    void callback(request, response)
  }
}
