import { invalid, invalidFields, precondition, type Refusal } from '@zvonok/runtime/refusal'
import type { Violation } from '@zvonok/runtime/refusal'
import type { Barrier } from './barrier.ts'

/** The thing is well asked for, but not now. */
export const closed = ({ reason, details }: Barrier): Refusal => precondition(reason, details)

/** One wrong field is the refusal itself, several are listed. */
export const wrongFields = (violations: readonly Violation[]): Refusal => {
  const [first] = violations
  return first !== undefined && violations.length === 1
    ? invalid(first.field, first.reason, first.details)
    : invalidFields(violations)
}

/** Refusals travel in a gRPC trailer, which holds about 8 KB; whoever sends the rest again learns of the next. */
export const mostViolations = 20
