import { AttendancePut } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'

interface Recorded {
  readonly schoolId: string
  readonly lessonId: string
}

/** Once recorded, always recorded: what was removed again has its history. */
const remember = async (tx: Tx, { schoolId, lessonId }: Recorded): Promise<void> =>
  tx.send(
    'replica_record_put',
    sql`
      insert into replica_record (school_id, lesson_id)
      values (${schoolId}, ${lessonId})
      on conflict do nothing`,
  )

/** Of the journal only one thing matters here: which lessons hold records. */
export const journalHandlers: readonly EventHandler[] = [
  on(LessonFilled, remember),
  on(MarksPut, remember),
  on(AttendancePut, remember),
]
