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

const trailer = 'zvonok-refusal-bin'

interface Wire {
  readonly kind: RefusalKind
  readonly reason: string
  readonly details: Details
  readonly violations: readonly Violation[]
}

/** Status and trailers of a refusal. Anything else than a Refusal becomes INTERNAL without its text. */
export const toServiceError = (error: unknown): Partial<ServiceError> => {
  if (!(error instanceof Refusal)) return { code: status.INTERNAL, details: 'INTERNAL' }
  const { kind, reason, details, violations } = error
  const wire: Wire = { kind, reason, details, violations }
  const metadata = new Metadata()
  metadata.set(trailer, Buffer.from(JSON.stringify(wire)))
  return { code: statusOf[kind], details: reason, metadata }
}

const fromTrailer = (metadata: Metadata | undefined): Refusal | undefined => {
  const [bytes] = metadata?.get(trailer) ?? []
  if (bytes === undefined) return undefined
  const wire = JSON.parse(bytes.toString()) as Wire
  return new Refusal(wire.kind, wire.reason, wire.details, wire.violations)
}

/** The refusal the service threw; failures of the transport become `unavailable`, a service's bug stays an Error. */
export const fromServiceError = (error: ServiceError): Error => {
  const refusal = fromTrailer(error.metadata)
  if (refusal !== undefined) return refusal
  if (error.code === status.DEADLINE_EXCEEDED)
    return new Refusal('unavailable', 'DEADLINE_EXCEEDED')
  if (error.code === status.UNAVAILABLE) return new Refusal('unavailable', 'SERVICE_UNAVAILABLE')
  if (error.code === status.CANCELLED) return new Refusal('unavailable', 'CANCELLED')
  return error
}
