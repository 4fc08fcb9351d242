import type { Live } from '@zvonok/runtime/live'
import type { Logger } from '@zvonok/runtime/log'
import type { Tx } from '@zvonok/runtime/postgres'
import type { StaleWeek } from './stale.ts'

/** Tells the open pages of a diary to read again. */
export interface LiveDiaries {
  /** Mondays of the weeks; none when only marks by subject or finals changed. */
  changed(tx: Tx, pupilIds: readonly string[], weeks: readonly string[]): void
  stale(tx: Tx, weeks: readonly StaleWeek[]): void
}

/** Hints only: a lost one costs a page its freshness until the next, so a failure is logged and forgotten. */
export const createLiveDiaries = (live: Live, log: Logger): LiveDiaries => {
  const publish = (pupilId: string, weeks: readonly string[]): void => {
    live
      .publish(`diary:${pupilId}`, JSON.stringify({ pupilId, weeks }))
      .catch((error: unknown) => log.warn({ err: error }, 'a live hint was not sent'))
  }
  return {
    changed: (tx, pupilIds, weeks) =>
      tx.afterCommit(() => {
        for (const pupilId of pupilIds) publish(pupilId, weeks)
      }),
    stale: (tx, weeks) => {
      const byPupil = new Map<string, string[]>()
      for (const { pupilId, startsOn } of weeks) {
        byPupil.set(pupilId, [...(byPupil.get(pupilId) ?? []), startsOn])
      }
      tx.afterCommit(() => {
        for (const [pupilId, mondays] of byPupil) publish(pupilId, mondays)
      })
    },
  }
}
