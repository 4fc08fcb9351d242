import { audit } from '@zvonok/runtime/audit'
import type { Tx } from '@zvonok/runtime/postgres'
import type { By } from '../grants/events.ts'
import type { IntegratorRow } from './rules.ts'

/** Logs the change in the chain of the school it is narrowed to, or in that of the region. */
export const recordIntegrator = (
  tx: Tx,
  { clock, actor }: By,
  change: {
    readonly action: 'integrator.create' | 'integrator.secret' | 'integrator.revoke'
    readonly chain: string
    readonly before?: IntegratorRow
    readonly after: IntegratorRow
  },
): void =>
  audit(tx, {
    schoolId: change.chain,
    actor,
    action: change.action,
    subject: `integrator/${change.after.integratorId}`,
    before: change.before,
    after: change.after,
    at: clock.now(),
  })
