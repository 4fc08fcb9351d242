/**
 * cancelled: the person said no at Gosuslugi. refused: ESIA does not accept us or our request — a
 * matter for the operator. unavailable: ESIA is down or too slow. expired: the attempt is too old or
 * was begun in another browser.
 */
export type EsiaFailureKind = 'cancelled' | 'refused' | 'unavailable' | 'expired'

export class EsiaFailure extends Error {
  override readonly name = 'EsiaFailure'
  readonly kind: EsiaFailureKind
  /** `ESIA-007053` and the like: what the operator of ESIA asks for first. */
  readonly code: string | undefined

  constructor(
    kind: EsiaFailureKind,
    message: string,
    options: ErrorOptions & { code?: string | undefined } = {},
  ) {
    super(message, options)
    this.kind = kind
    this.code = options.code
  }
}

const codeIn = (description: string): string | undefined => /ESIA-\d{6}/.exec(description)?.[0]

/** ESIA-007007 and -007008 are its own troubles; access_denied is the person's choice. */
const unavailableErrors = new Set(['server_error', 'temporarily_unavailable'])

export const failureOf = (error: string, description: string): EsiaFailure => {
  const code = codeIn(description)
  if (error === 'access_denied')
    return new EsiaFailure('cancelled', 'the person declined at ESIA', { code })
  if (unavailableErrors.has(error))
    return new EsiaFailure('unavailable', `ESIA answers ${error}`, { code })
  return new EsiaFailure('refused', `ESIA refuses the request: ${error} ${code ?? ''}`.trimEnd(), {
    code,
  })
}
