import { Metadata, status } from '@grpc/grpc-js'
import type { ServiceError } from '@grpc/grpc-js'
import { Refusal } from './refusal.ts'
import type { Details, RefusalKind, Violation } from './refusal.ts'

export const statusOf: Readonly<Record<RefusalKind, status>> = {
  invalid: status.INVALID_ARGUMENT,
  unauthenticated: status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  'not-found': status.NOT_FOUND,
  conflict: status.ABORTED,
  precondition: status.FAILED_PRECONDITION,
  exhausted: status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
}

/** How a call failed: its status and, when it was refused, the refusal as UTF-8 JSON. */
export interface Failure {
  readonly code: status
  readonly refusal?: Buffer | undefined
}

interface Wire {
  readonly kind: RefusalKind
  readonly reason: string
  readonly details: Details
  readonly violations: readonly Violation[]
}

const trailer = 'zvonok-refusal-bin'

/** Anything else than a Refusal becomes INTERNAL, and its text stays here. */
export const toFailure = (error: unknown): Failure => {
  if (!(error instanceof Refusal)) return { code: status.INTERNAL }
  const { kind, reason, details, violations } = error
  const wire: Wire = { kind, reason, details, violations }
  return { code: statusOf[kind], refusal: Buffer.from(JSON.stringify(wire)) }
}

const transportRefusals: Readonly<Record<number, string>> = {
  [status.DEADLINE_EXCEEDED]: 'DEADLINE_EXCEEDED',
  [status.UNAVAILABLE]: 'SERVICE_UNAVAILABLE',
  [status.CANCELLED]: 'CANCELLED',
}

/** The refusal the service threw; failures of the transport become `unavailable`, a service's bug an Error. */
export const fromFailure = ({ code, refusal }: Failure): Error => {
  if (refusal !== undefined && refusal.length > 0) {
    const wire = JSON.parse(refusal.toString()) as Wire
    return new Refusal(wire.kind, wire.reason, wire.details, wire.violations)
  }
  const reason = transportRefusals[code]
  if (reason !== undefined) return new Refusal('unavailable', reason)
  return new Error(`the call failed with status ${status[code] ?? code}`)
}

export const toServiceError = (error: unknown): Partial<ServiceError> => {
  const { code, refusal } = toFailure(error)
  if (refusal === undefined) return { code, details: 'INTERNAL' }
  const metadata = new Metadata()
  metadata.set(trailer, refusal)
  return { code, details: error instanceof Refusal ? error.reason : '', metadata }
}

export const fromServiceError = ({ code, metadata }: ServiceError): Error => {
  const [refusal] = metadata?.get(trailer) ?? []
  return fromFailure({ code, refusal: typeof refusal === 'string' ? undefined : refusal })
}
