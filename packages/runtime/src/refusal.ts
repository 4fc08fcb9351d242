/** Why a well-formed call was not carried out; decides the gRPC and the HTTP status. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition'
  | 'exhausted'
  | 'unavailable'

/** Facts for the sentence a person will read; never personal data, they are logged. */
export type Details = Readonly<Record<string, string>>

/** One field of the request that breaks a rule. */
export interface Violation {
  readonly field: string
  readonly reason: string
  readonly details?: Details
}

/**
 * The only error that may cross a service border.
 * `reason` is a stable upper-case word clients rely on; `details.policy` and `details.ground` name the rule.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: RefusalKind
  readonly reason: string
  readonly details: Details
  readonly violations: readonly Violation[]

  constructor(
    kind: RefusalKind,
    reason: string,
    details: Details = {},
    violations: readonly Violation[] = [],
  ) {
    super(reason)
    this.kind = kind
    this.reason = reason
    this.details = details
    this.violations = violations
  }
}

/** One wrong field: the refusal carries the field's reason and the field as its only violation. */
export const invalid = (field: string, reason: string, details: Details = {}): Refusal =>
  new Refusal('invalid', reason, details, [{ field, reason, details }])

/** Several wrong fields at once, so that a form shows them together. */
export const invalidFields = (violations: readonly Violation[]): Refusal =>
  new Refusal('invalid', 'INVALID_REQUEST', {}, violations)

/** The caller is not known; signing in again may help. */
export const unauthenticated = (reason: string, details?: Details): Refusal =>
  new Refusal('unauthenticated', reason, details)

/** The caller may see the thing but not do this to it; what may not be seen is `notFound`. */
export const forbidden = (reason: string, details?: Details): Refusal =>
  new Refusal('forbidden', reason, details)

/** `notFound('final-mark')` has the reason `FINAL_MARK_NOT_FOUND`. */
export const notFound = (what: string, details?: Details): Refusal =>
  new Refusal('not-found', `${what.replaceAll(/[\s-]+/g, '_').toUpperCase()}_NOT_FOUND`, details)

/** Somebody else changed it first, or it exists already. */
export const conflict = (reason: string, details?: Details): Refusal =>
  new Refusal('conflict', reason, details)

/** The state of things or a policy forbids it now (period closed, edit window over). */
export const precondition = (reason: string, details?: Details): Refusal =>
  new Refusal('precondition', reason, details)

/** Too often or too much; `details.retryAfterSeconds` says when to come back. */
export const exhausted = (reason: string, details?: Details): Refusal =>
  new Refusal('exhausted', reason, details)

/** Not now; the same call may succeed later. */
export const unavailable = (reason: string, details?: Details): Refusal =>
  new Refusal('unavailable', reason, details)
