import type { Live } from '@zvonok/runtime/live'
import type { Logger } from '@zvonok/runtime/log'
import type { Tx } from '@zvonok/runtime/postgres'

export interface PageChange {
  readonly courseId: string
  /** Empty when the whole page is concerned. */
  readonly lessonId: string
  readonly kind: 'marks' | 'attendance' | 'lesson' | 'plan' | 'schedule' | 'finals'
}

/** Tells the open pages of a journal to read again. */
export interface LivePages {
  changed(tx: Tx, change: PageChange): void
}

/** Hints only: a lost one costs a page its freshness until the next, so a failure is logged and forgotten. */
export const createLivePages = (live: Live, log: Logger): LivePages => ({
  changed: (tx, change) =>
    tx.afterCommit(() => {
      live
        .publish(`journal:${change.courseId}`, JSON.stringify(change))
        .catch((error: unknown) => log.warn({ err: error }, 'a live hint was not sent'))
    }),
})
