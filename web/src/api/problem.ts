/** RFC 9457 problem document as the gateway sends it. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  /** Stable upper-case word, worded by the catalogue as `refusal.<REASON>`. */
  readonly reason: string
  readonly violations?: readonly Violation[]
  /** The clause that the refusal rests on, in the words of the local act. */
  readonly ground?: string
  /** The policy key, such as `P-12`. */
  readonly policy?: string
  readonly details?: Readonly<Record<string, string>>
}

export interface Violation {
  readonly field: string
  readonly reason: string
  readonly detail?: string
  readonly details?: Readonly<Record<string, string>>
}

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly body: ProblemBody
  /** How long the server asks to wait before the next try. */
  readonly retryAfterMs: number | undefined

  constructor(body: ProblemBody, retryAfterMs?: number) {
    super(`${body.status} ${body.reason}`)
    this.body = body
    this.retryAfterMs = retryAfterMs
  }

  get status(): number {
    return this.body.status
  }

  get reason(): string {
    return this.body.reason
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500
  }
}

/** What is told when no answer came at all. */
export const noNetwork = (): Problem =>
  new Problem({ type: 'about:blank', title: 'Network', status: 0, reason: 'NO_NETWORK' })

export const isNoNetwork = (error: unknown): boolean => problemOf(error).reason === 'NO_NETWORK'

export const signInNeeded = (): Problem =>
  new Problem({ type: 'about:blank', title: 'Sign-in', status: 401, reason: 'SIGN_IN_NEEDED' })

export const problemOf = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem({ type: 'about:blank', title: 'Error', status: 0, reason: 'UNEXPECTED' })

const reasonByStatus: Readonly<Record<number, string>> = {
  401: 'SIGN_IN_NEEDED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
}

/** Retry-After as the standard has it: seconds or an HTTP date. */
const retryAfter = (response: Response): number | undefined => {
  const header = response.headers.get('retry-after')
  if (header === null) return undefined
  const seconds = Number(header)
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

/** A refusal of the gateway, or of a proxy before it that knows nothing of problem documents. */
export const problemFromResponse = async (response: Response): Promise<Problem> => {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false
  const body = isProblem ? await readBody(response) : {}
  const reason = body.reason ?? reasonByStatus[response.status] ?? 'UNAVAILABLE'
  return new Problem(
    { type: 'about:blank', title: response.statusText, ...body, status: response.status, reason },
    retryAfter(response),
  )
}

const readBody = async (response: Response): Promise<Partial<ProblemBody>> => {
  try {
    return (await response.json()) as Partial<ProblemBody>
  } catch {
    return {}
  }
}
