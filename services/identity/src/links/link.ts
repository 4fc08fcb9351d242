import { PersonActivated } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { auditAll } from '@zvonok/runtime/audit'
import type { Actor } from '@zvonok/runtime/caller'
import type { Clock } from '@zvonok/runtime/clock'
import { announceAll } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'
import { saveLinks } from './store.ts'
import type { NewLinks } from './store.ts'

export interface Linking extends Omit<NewLinks, 'at'> {
  readonly clock: Clock
  /** Who did it, where that was not the person. */
  readonly actor?: Actor | undefined
}

/** Joins persons to accounts: all or none. New links are announced, and audited in their schools. */
export const linkPersons = async (tx: Tx, linking: Linking): Promise<void> => {
  const { clock, way, actor } = linking
  const saved = await saveLinks(tx, { ...linking, at: clock.now() })
  const fresh = saved.filter(({ isNew }) => isNew)
  announceAll(
    tx,
    PersonActivated,
    fresh.map(({ schoolId, personId, accountId }) => ({
      payload: { schoolId, personId, accountId, way },
      about: {
        schoolId,
        subjectId: personId,
        version: 1,
        actor: actor?.personId ?? personId,
        clock,
      },
    })),
  )
  auditAll(
    tx,
    fresh.map(({ schoolId, personId, accountId }) => ({
      schoolId,
      actor: actor ?? { accountId, personId },
      action: 'person.link',
      subject: `person/${personId}`,
      after: { accountId, way },
      at: clock.now(),
    })),
  )
}
