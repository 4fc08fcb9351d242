import { refusalDetails, type Refused } from '@zvonok/policy/verdict'
import { invalid, invalidFields, precondition, type Refusal } from '@zvonok/runtime/refusal'
import type { Violation } from '@zvonok/runtime/refusal'

/** Why something can't be done now: a stable reason and what its sentence needs. */
export interface Barrier {
  readonly reason: string
  readonly details: Readonly<Record<string, string>>
}

export const barrierOf = (refused: Refused): Barrier => ({
  reason: refused.reason,
  details: refusalDetails(refused),
})

export const closed = ({ reason, details }: Barrier): Refusal => precondition(reason, details)

/** One wrong field is the refusal itself, several are listed. */
export const wrongFields = (violations: readonly Violation[]): Refusal => {
  const [first] = violations
  return first !== undefined && violations.length === 1
    ? invalid(first.field, first.reason, first.details)
    : invalidFields(violations)
}
