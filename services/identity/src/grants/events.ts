import { GrantChanged } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { audit } from '@zvonok/runtime/audit'
import type { Actor } from '@zvonok/runtime/caller'
import type { Clock } from '@zvonok/runtime/clock'
import { announce } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'
import { toRoleGrant } from './rules.ts'
import type { GrantRow } from './rules.ts'

export interface By {
  readonly clock: Clock
  readonly actor: Actor
}

/** Announces the change and logs it: in the school's chain, or in that of the region. */
export const recordGrant = (
  tx: Tx,
  { clock, actor }: By,
  after: GrantRow,
  before?: GrantRow,
): void => {
  announce(
    tx,
    GrantChanged,
    { grant: toRoleGrant(after) },
    {
      schoolId: after.schoolId,
      subjectId: after.grantId,
      version: after.version,
      actor: actor.personId,
      clock,
    },
  )
  audit(tx, {
    schoolId: after.schoolId ?? after.regionId,
    actor,
    action: before === undefined ? 'grant.put' : 'grant.end',
    subject: `grant/${after.grantId}`,
    before,
    after,
    at: clock.now(),
  })
}
