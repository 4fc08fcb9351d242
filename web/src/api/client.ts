import { newKey } from './key.ts'
import { noNetwork, Problem, problemFromResponse, signInNeeded } from './problem.ts'
import { backoffMs, wait } from './retry.ts'
import { signedOut } from './signed-out.ts'

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

export interface Call {
  readonly query?: Query
  readonly body?: unknown
  /** One per intention of the person, so that a repeated command is applied once. */
  readonly idempotencyKey?: string
  /** The version the person saw; another one on the server means somebody was first. */
  readonly version?: number
  readonly signal?: AbortSignal
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

let csrfToken = ''
let renewSession = (): Promise<boolean> => Promise.resolve(false)
let locale = 'ru'

/** Called whenever the session is read anew. */
export const setCsrfToken = (token: string): void => {
  csrfToken = token
}

/** Reads the session anew and tells whether it goes on. */
export const setSessionRenewal = (renew: () => Promise<boolean>): void => {
  renewSession = renew
}

export const setRequestLocale = (value: string): void => {
  locale = value
}

export const address = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) search.set(name, String(value))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

const headersOf = (method: Method, call: Call): Headers => {
  const headers = new Headers({ accept: 'application/json', 'accept-language': locale })
  if (method === 'GET') return headers
  headers.set('x-csrf-token', csrfToken)
  headers.set('idempotency-key', call.idempotencyKey ?? newKey())
  if (call.version !== undefined) headers.set('if-match', `"${call.version}"`)
  if (call.body !== undefined && !(call.body instanceof FormData))
    headers.set('content-type', 'application/json')
  return headers
}

const bodyOf = (body: unknown): BodyInit | null => {
  if (body === undefined) return null
  return body instanceof FormData ? body : JSON.stringify(body)
}

const send = async (method: Method, path: string, call: Call): Promise<Response> => {
  try {
    return await fetch(address(path, call.query), {
      method,
      headers: headersOf(method, call),
      body: bodyOf(call.body),
      credentials: 'same-origin',
      signal: call.signal ?? null,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw noNetwork()
  }
}

const answer = async <T>(response: Response): Promise<T> => {
  if (response.status === 401) signedOut.set(true)
  if (!response.ok) throw await problemFromResponse(response)
  if (response.status === 204) return undefined as T
  // The gateway's response schema is the contract; nothing is checked twice here.
  return (await response.json()) as T
}

/**
 * One try, for commands whose caller has a queue or a button of its own. A token of an earlier
 * session is not a refusal of the command: it is sent again with the token of now.
 */
export const request = async <T>(method: Method, path: string, call: Call = {}): Promise<T> => {
  const once = { ...call, idempotencyKey: call.idempotencyKey ?? newKey() }
  try {
    return await answer<T>(await send(method, path, once))
  } catch (error) {
    if (!(error instanceof Problem) || error.reason !== 'CSRF_TOKEN_WRONG') throw error
    const goesOn = await renewSession()
    if (!goesOn) {
      signedOut.set(true)
      throw signInNeeded()
    }
    return answer<T>(await send(method, path, once))
  }
}

const maxTries = 3

/** A read, tried again while the trouble is a passing one. */
export const read = async <T>(path: string, call: Call = {}): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request<T>('GET', path, call)
    } catch (error) {
      const isPassing = error instanceof Problem && error.isPassing && error.status !== 0
      if (!isPassing || attempt === maxTries) throw error
      await wait(error.retryAfterMs ?? backoffMs(attempt), call.signal)
    }
  }
}

/** A command, tried again with the same idempotency key while the trouble is a passing one. */
export const command = async <T>(
  method: Exclude<Method, 'GET'>,
  path: string,
  call: Call = {},
): Promise<T> => {
  const once = { ...call, idempotencyKey: call.idempotencyKey ?? newKey() }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request<T>(method, path, once)
    } catch (error) {
      const isPassing = error instanceof Problem && error.isPassing && error.status !== 429
      if (!isPassing || attempt === maxTries) throw error
      await wait(error.retryAfterMs ?? backoffMs(attempt), call.signal)
    }
  }
}
