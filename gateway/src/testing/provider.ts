import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { JWTPayload } from 'jose'

export interface Signed {
  readonly claims?: JWTPayload
  readonly typ?: string
  /** Seconds from now; 300 when absent. */
  readonly expiresIn?: number
}

export interface TestProvider extends AsyncDisposable {
  readonly issuer: string
  /** Signed with the key the provider publishes; `iss`, `aud`, `sub` as of an access token unless given. */
  sign(wanted?: Signed): Promise<string>
  /** The provider's public key as its certificate text: for whoever uses it as a secret. */
  readonly publicKey: string
}

const codeOf = (nonce: string): string => Buffer.from(nonce).toString('base64url')

/** An OpenID provider as far as the gateway speaks with one; everybody is the subject `person-1`. */
export const startTestProvider = async (): Promise<TestProvider> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const challenges = new Map<string, string>()
  let issuer = ''

  const sign = async ({ claims = {}, typ = 'at+jwt', expiresIn = 300 }: Signed = {}) => {
    const now = Math.floor(Date.now() / 1000)
    const usual = { iss: issuer, aud: 'zvonok-gateway', sub: 'machine-1', iat: now }
    return new SignJWT({ ...usual, exp: now + expiresIn, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one', typ })
      .sign(privateKey)
  }

  const authorize = (url: URL, response: ServerResponse): void => {
    const code = codeOf(url.searchParams.get('nonce') ?? '')
    challenges.set(code, url.searchParams.get('code_challenge') ?? '')
    const back = new URL(url.searchParams.get('redirect_uri') ?? '')
    back.search = new URLSearchParams({
      code,
      state: url.searchParams.get('state') ?? '',
      iss: issuer,
    }).toString()
    response.writeHead(302, { location: back.href }).end()
  }

  const exchange = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await text(request))
    const code = form.get('code') ?? ''
    const proved = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isRight = challenges.get(code) === proved
    challenges.delete(code)
    response.setHeader('content-type', 'application/json')
    if (!isRight) {
      response.writeHead(400).end(JSON.stringify({ error: 'invalid_grant' }))
      return
    }
    const nonce = Buffer.from(code, 'base64url').toString()
    const claims = { sub: 'person-1', preferred_username: 'person', nonce, sid: 'provider-session' }
    const idToken = await sign({ claims, typ: 'JWT' })
    const tokens = { access_token: 'opaque', token_type: 'Bearer', id_token: idToken }
    response.end(JSON.stringify(tokens))
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', issuer)
    const path = url.pathname.replace('/realms/zvonok', '')
    if (path === '/protocol/openid-connect/auth') return authorize(url, response)
    if (path === '/protocol/openid-connect/token') return void exchange(request, response)
    response.setHeader('content-type', 'application/json')
    if (path === '/protocol/openid-connect/certs')
      return response.end(JSON.stringify({ keys: [jwk] }))
    const endpoint = (name: string) => `${issuer}/protocol/openid-connect/${name}`
    return response.end(
      JSON.stringify({
        issuer,
        authorization_endpoint: endpoint('auth'),
        token_endpoint: endpoint('token'),
        jwks_uri: endpoint('certs'),
        end_session_endpoint: endpoint('logout'),
        response_types_supported: ['code'],
        authorization_response_iss_parameter_supported: true,
      }),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/zvonok`
  return {
    issuer,
    sign,
    publicKey: JSON.stringify(jwk),
    [Symbol.asyncDispose]: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}
