import { Metadata, status } from '@grpc/grpc-js'
import type { ServiceError } from '@grpc/grpc-js'
import { describe, expect, it } from '@jest/globals'
import { fromServiceError, statusOf, toServiceError } from './grpc-refusal.ts'
import { invalidFields, notFound, precondition, Refusal } from './refusal.ts'
import type { RefusalKind } from './refusal.ts'

const overTheWire = (error: unknown): Error => {
  const sent = toServiceError(error)
  return fromServiceError(
    Object.assign(new Error('wire'), { metadata: new Metadata(), ...sent }) as ServiceError,
  )
}

describe('a refusal over gRPC', () => {
  it.each(Object.keys(statusOf) as RefusalKind[])('keeps kind, reason and details: %s', (kind) => {
    const refusal = new Refusal(kind, 'BECAUSE', { policy: 'P-12', ground: 'п. 3 «Порядка»' })
    const arrived = overTheWire(refusal)
    expect(arrived).toBeInstanceOf(Refusal)
    expect(arrived).toMatchObject({ kind, reason: 'BECAUSE', details: refusal.details })
  })

  it('keeps every violation', () => {
    const violations = [
      { field: 'mark', reason: 'OUTSIDE_SCALE', details: { scale: '1–5' } },
      { field: 'comment', reason: 'TOO_LONG' },
    ]
    expect(overTheWire(invalidFields(violations))).toMatchObject({ violations })
  })

  it('has a status of its own for each kind', () => {
    expect(new Set(Object.values(statusOf)).size).toBe(Object.keys(statusOf).length)
  })

  it('names what was not found', () => {
    expect(notFound('final-mark').reason).toBe('FINAL_MARK_NOT_FOUND')
  })
})

describe('anything else', () => {
  it('becomes INTERNAL without its text', () => {
    const sent = toServiceError(new Error('Иванов Иван, 112-233-445 95'))
    expect(sent).toEqual({ code: status.INTERNAL, details: 'INTERNAL' })
    expect(overTheWire(precondition('PERIOD_CLOSED'))).toBeInstanceOf(Refusal)
    expect(overTheWire(new TypeError('x'))).not.toBeInstanceOf(Refusal)
  })

  it('of the transport becomes unavailable', () => {
    const failure = (code: status) =>
      fromServiceError(
        Object.assign(new Error('x'), { code, metadata: new Metadata() }) as ServiceError,
      )
    expect(failure(status.UNAVAILABLE)).toMatchObject({
      kind: 'unavailable',
      reason: 'SERVICE_UNAVAILABLE',
    })
    expect(failure(status.DEADLINE_EXCEEDED)).toMatchObject({ reason: 'DEADLINE_EXCEEDED' })
  })
})
