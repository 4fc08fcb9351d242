import { AttendancePut } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { onAll } from '@zvonok/runtime/inbox'
import type { EventHandler, Fact } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'

interface Recorded {
  readonly schoolId: string
  readonly lessonId: string
}

/** Once recorded, always recorded: what was removed again has its history. */
const remember = async (tx: Tx, facts: readonly Fact<Recorded>[]): Promise<void> =>
  tx.send(
    'replica_record_put',
    sql`
      insert into replica_record (school_id, lesson_id)
      select school_id, lesson_id
      from unnest(
        ${facts.map(({ event }) => event.schoolId)}::uuid[],
        ${facts.map(({ event }) => event.lessonId)}::uuid[]
      ) as lesson (school_id, lesson_id)
      on conflict do nothing`,
  )

/** Of the journal only one thing matters here: which lessons hold records. */
export const journalHandlers: readonly EventHandler[] = [
  onAll(LessonFilled, remember),
  onAll(MarksPut, remember),
  onAll(AttendancePut, remember),
]
