import { json, sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'

export type ChangeKind = 'generated' | 'cancelled' | 'moved' | 'teacher-replaced' | 'restored'

/** A place of the timetable as the log names it. */
export interface ChangedPlace {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly slot: number
  /** Name of the room; empty where the room stays. */
  readonly room: string
}

/** One entry of «Изменения» [K 7, SCH-12]. */
export interface Change {
  readonly changeId: string
  readonly schoolId: string
  readonly kind: ChangeKind
  readonly lessons: number
  readonly firstDate: string
  readonly lastDate: string
  readonly reason: string
  /** Names of courses and people for display, so it is never logged. */
  readonly summary: string
  /** Where the lesson stood, for a change of one. */
  readonly place?: ChangedPlace | undefined
  readonly movedTo?: ChangedPlace | undefined
  readonly authorId: string
  readonly changedAt: Date
}

export const recordChange = (tx: Tx, change: Change): void =>
  tx.send(
    'change_record',
    sql`
      insert into change (school_id, change_id, kind, lessons, first_date, last_date, reason,
        summary, author_id, changed_at, place, moved_to)
      values (${change.schoolId}, ${change.changeId}, ${change.kind}, ${change.lessons},
        ${change.firstDate}, ${change.lastDate}, ${change.reason}, ${change.summary},
        ${change.authorId}, ${change.changedAt},
        ${change.place === undefined ? null : json(change.place)}::jsonb,
        ${change.movedTo === undefined ? null : json(change.movedTo)}::jsonb)`,
  )

/** Newest first: the ids are UUIDv7. */
export const listChanges = (
  read: Read,
  schoolId: string,
  before: string | undefined,
  limit: number,
): Promise<Change[]> =>
  read.rows<Change>(
    'change_list',
    sql`
      select school_id, change_id, kind, lessons, first_date, last_date, reason, summary,
        author_id, changed_at, place, moved_to
      from change
      where school_id = ${schoolId} and ${before === undefined ? sql`true` : sql`change_id < ${before}`}
      order by change_id desc
      limit ${limit}`,
  )
