import { audit } from '@zvonok/runtime/audit'
import type { Actor } from '@zvonok/runtime/caller'
import type { Clock } from '@zvonok/runtime/clock'
import type { Message } from '@zvonok/runtime/message'
import { announce, announceAll } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'

export interface By {
  readonly clock: Clock
  readonly actor: Actor
}

interface Fact<T> {
  /** For facts of the whole region, the region's id. */
  readonly schoolId: string
  readonly message: Message<T>
  readonly event: T
  /** What changed, such as `room`. */
  readonly subject: string
  readonly id: string
  readonly version: number
  readonly before?: unknown
  readonly after: unknown
}

/** Announces a change and writes its audit row: the last step of a command. */
export const record = <T>(tx: Tx, { clock, actor }: By, fact: Fact<T>): void => {
  const { schoolId, subject, id, version, before, after } = fact
  announce(tx, fact.message, fact.event, {
    schoolId,
    subjectId: id,
    version,
    actor: actor.personId,
    clock,
  })
  audit(tx, {
    schoolId,
    actor,
    action: `${subject}.put`,
    subject: `${subject}/${id}`,
    before,
    after,
    at: clock.now(),
  })
}

/** The state of one thing after a change, as it is announced among many. */
interface State<T> {
  readonly schoolId: string
  readonly id: string
  readonly version: number
  readonly event: T
}

/** Announces many changes of one kind in one statement. */
export const announceStates = <T>(
  tx: Tx,
  { clock, actor }: By,
  message: Message<T>,
  states: readonly State<T>[],
): void =>
  announceAll(
    tx,
    message,
    states.map(({ schoolId, id, version, event }) => ({
      payload: event,
      about: { schoolId, subjectId: id, version, actor: actor.personId, clock },
    })),
  )
