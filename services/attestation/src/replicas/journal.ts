import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import type { PutMarkFact } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { onAll } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'

/** A debt, «К» and a removed mark count in no average. */
const pointsOf = ({ value }: PutMarkFact): number | undefined => {
  const found = /^(\d{1,3})[+-]?$/.exec(value)
  return found === null ? undefined : Number(found[1])
}

const marksPut = onAll(MarksPut, async (tx, facts) => {
  const marks = facts.flatMap(({ event }) =>
    event.marks.map((mark) => {
      const { schoolId, lessonId, courseId, date } = event
      return { ...mark, schoolId, lessonId, courseId, date }
    }),
  )
  if (marks.length === 0) return
  tx.send(
    'replica_mark_put',
    sql`
      insert into replica_mark (school_id, lesson_id, pupil_id, work_number, course_id, date,
        points, weight, is_written, version)
      select distinct on (school_id, lesson_id, pupil_id, work_number) school_id, lesson_id,
        pupil_id, work_number, course_id, date, points, weight, is_written, version
      from unnest(
        ${marks.map((mark) => mark.schoolId)}::uuid[],
        ${marks.map((mark) => mark.lessonId)}::uuid[],
        ${marks.map((mark) => mark.courseId)}::uuid[],
        ${marks.map((mark) => mark.date)}::date[],
        ${marks.map((mark) => mark.pupilId)}::uuid[],
        ${marks.map((mark) => mark.workNumber)}::integer[],
        ${marks.map(pointsOf)}::integer[],
        ${marks.map((mark) => mark.weight)}::integer[],
        ${marks.map((mark) => mark.isWritten)}::boolean[],
        ${marks.map((mark) => mark.version)}::integer[]
      ) as sent (school_id, lesson_id, course_id, date, pupil_id, work_number, points, weight,
        is_written, version)
      order by school_id, lesson_id, pupil_id, work_number, version desc
      on conflict (school_id, lesson_id, pupil_id, work_number) do update
      set course_id = excluded.course_id, date = excluded.date, points = excluded.points,
        weight = excluded.weight, is_written = excluded.is_written, version = excluded.version
      where excluded.version > replica_mark.version`,
  )
})

export const journalHandlers: readonly EventHandler[] = [marksPut]
