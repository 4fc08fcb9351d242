import { PeriodClosingChanged } from '@zvonok/contracts/zvonok/attestation/v1/closings'
import type { Clock } from '@zvonok/runtime/clock'
import { announce } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'
import type { SavedChange } from './store.ts'

/** All that is closed now, so that a reader replaces what it has. */
export const announceClosing = (tx: Tx, change: SavedChange, clock: Clock): void => {
  const { schoolId, periodId, reason, version, by } = change
  announce(
    tx,
    PeriodClosingChanged,
    {
      schoolId,
      periodId,
      classIds: [...change.closed],
      changedClassIds: [...change.changed],
      reason,
      changedAt: change.at,
      version,
    },
    { schoolId, subjectId: periodId, version, actor: by, clock },
  )
}
