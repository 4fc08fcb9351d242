import type { NewFinal } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { refusalDetails } from '@zvonok/policy/verdict'
import { invalidFields, Refusal } from '@zvonok/runtime/refusal'
import type { Violation } from '@zvonok/runtime/refusal'
import type { Setting } from '../access.ts'
import type { Place } from './page.ts'
import { decideFinal, isForDeputyHead } from './rules.ts'
import type { ChangedFinal } from './saving.ts'
import type { PupilRow } from './store.ts'

/** Refusals travel in a gRPC trailer, which holds about 8 KB. */
const mostViolations = 20
const notHere = 'PUPIL_NOT_IN_COURSE'

const one = (
  { policies, facts }: Place,
  final: NewFinal,
  row: PupilRow | undefined,
  setting: Setting,
): Omit<Violation, 'field'> | ChangedFinal => {
  // Whoever left keeps the final, and nobody is asked for another.
  if (row === undefined || row.hasLeft) return { reason: notHere }
  const isForDeputy = isForDeputyHead(policies, row.studyForm)
  if (isForDeputy ? !setting.forDeputyHead : !setting.ofClass) {
    const { key, ground } = policies['P-22']
    const reason = isForDeputy ? 'FINALS_BY_DEPUTY_HEAD' : 'FINALS_BY_TEACHER'
    return { reason, details: { policy: key, ground } }
  }
  const decided = decideFinal(policies, facts, final)
  if (!decided.ok) return { reason: decided.reason, details: refusalDetails(decided) }
  return { pupilId: row.pupilId, ...decided.value, version: row.version + 1 }
}

const fieldOf = (reason: string): string => {
  switch (reason) {
    case notHere:
      return 'pupilId'
    case 'ORDER_REQUIRED':
      return 'order'
    default:
      return 'value'
  }
}

/** The second of two writers learns what stands there now, pupil by pupil. */
const staleAt = (index: number, row: PupilRow, { expectedVersion }: NewFinal): Violation[] => {
  if (row.version === expectedVersion) return []
  const details = { value: row.value, version: String(row.version) }
  return [{ field: `finals[${index}].value`, reason: 'CHANGED_BY_ANOTHER', details }]
}

/** The finals that change; a value that stands already changes nothing. All or none. */
export const decideFinals = (
  place: Place,
  finals: readonly NewFinal[],
  present: readonly PupilRow[],
  setting: Setting,
): ChangedFinal[] => {
  const rows = new Map(present.map((row) => [row.pupilId, row]))
  const violations: Violation[] = []
  const stale: Violation[] = []
  const changed: ChangedFinal[] = []
  for (const [index, final] of finals.entries()) {
    const row = rows.get(final.pupilId)
    const decided = one(place, final, row, setting)
    if (row === undefined || 'reason' in decided) {
      const wrong = 'reason' in decided ? decided : { reason: notHere }
      violations.push({ field: `finals[${index}].${fieldOf(wrong.reason)}`, ...wrong })
    } else if (decided.value !== row.value || decided.order !== row.order) {
      stale.push(...staleAt(index, row, final))
      changed.push(decided)
    }
  }
  if (violations.length > 0) throw invalidFields(violations.slice(0, mostViolations))
  const [first] = stale
  if (first === undefined) return changed
  const shown = stale.slice(0, mostViolations)
  throw new Refusal('conflict', first.reason, first.details, shown)
}
