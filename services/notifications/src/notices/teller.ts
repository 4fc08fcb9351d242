import type { Clock } from '@zvonok/runtime/clock'
import { newId } from '@zvonok/runtime/id'
import type { Live } from '@zvonok/runtime/live'
import type { Logger } from '@zvonok/runtime/log'
import type { Tx } from '@zvonok/runtime/postgres'
import { saveNotices, type NewNotice } from './store.ts'

/** What a rule decided to tell; its id is given when it is saved. */
export type Draft = Omit<NewNotice, 'noticeId'>

/** Saves notices, lets open pages know, and hands those wanted by e-mail to the post. */
export interface Teller {
  tell(tx: Tx, schoolId: string, drafts: readonly Draft[]): Promise<void>
}

/** Puts new notices in the post in the same transaction. */
export interface Post {
  take(tx: Tx, schoolId: string, notices: readonly NewNotice[]): Promise<void>
}

interface Parts {
  readonly clock: Clock
  readonly live: Live
  readonly log: Logger
  /** Absent when no e-mail is sent. */
  readonly post: Post | undefined
}

export const createTeller = ({ clock, live, log, post }: Parts): Teller => {
  const publish = (personId: string): void => {
    live
      .publish(`notices:${personId}`, JSON.stringify({ personId }))
      .catch((error: unknown) => log.warn({ err: error }, 'a live hint was not sent'))
  }
  return {
    tell: async (tx, schoolId, drafts) => {
      if (drafts.length === 0) return
      const notices = drafts.map((draft) => ({ ...draft, noticeId: newId() }))
      const fresh = await saveNotices(tx, notices, clock.now())
      if (post !== undefined && fresh.length > 0) await post.take(tx, schoolId, fresh)
      const persons = new Set(notices.map(({ personId }) => personId))
      tx.afterCommit(() => {
        for (const personId of persons) publish(personId)
      })
    },
  }
}
