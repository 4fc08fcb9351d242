import { LessonsChanged } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'

const lessonsChanged = on(LessonsChanged, async (tx, { lessons }) => {
  if (lessons.length === 0) return
  tx.send(
    'replica_lesson_put',
    sql`
      insert into replica_lesson (school_id, lesson_id, date, version)
      select distinct on (school_id, lesson_id) school_id, lesson_id, date, version
      from unnest(
        ${lessons.map((lesson) => lesson.schoolId)}::uuid[],
        ${lessons.map((lesson) => lesson.lessonId)}::uuid[],
        ${lessons.map((lesson) => lesson.date)}::date[],
        ${lessons.map((lesson) => lesson.version)}::integer[]
      ) as sent (school_id, lesson_id, date, version)
      order by school_id, lesson_id, version desc
      on conflict (school_id, lesson_id) do update
      set date = excluded.date, version = excluded.version
      where excluded.version > replica_lesson.version`,
  )
})

/** Of lessons only the date matters here: it says which period a mark belongs to. */
export const schedulingHandlers: readonly EventHandler[] = [lessonsChanged]
