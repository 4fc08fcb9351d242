import { LessonsChanged, LessonStatus } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { onAll, type EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import { daysOf, lockSchools, recount } from './recount.ts'

const lessonsChanged = onAll(LessonsChanged, async (tx, facts) => {
  const lessons = facts.flatMap(({ event }) => event.lessons)
  if (lessons.length === 0) return
  lockSchools(tx, lessons)
  // They may leave these days.
  const before = daysOf(tx, lessons)
  tx.send(
    'lesson_put',
    sql`
      insert into lesson as kept
        (school_id, lesson_id, class_id, subject_id, teacher_id, date, slot, is_cancelled,
          schedule_version)
      select distinct on (school_id, lesson_id) school_id, lesson_id, class_id, subject_id,
        teacher_id, date, slot, is_cancelled, schedule_version
      from unnest(
        ${lessons.map((lesson) => lesson.schoolId)}::uuid[],
        ${lessons.map((lesson) => lesson.lessonId)}::uuid[],
        ${lessons.map((lesson) => lesson.classId)}::uuid[],
        ${lessons.map((lesson) => lesson.subjectId)}::uuid[],
        ${lessons.map((lesson) => lesson.teacherId)}::uuid[],
        ${lessons.map((lesson) => lesson.date)}::date[],
        ${lessons.map((lesson) => lesson.slot)}::integer[],
        ${lessons.map((lesson) => lesson.status === LessonStatus.CANCELLED)}::boolean[],
        ${lessons.map((lesson) => lesson.version)}::integer[]
      ) as lesson (school_id, lesson_id, class_id, subject_id, teacher_id, date, slot,
        is_cancelled, schedule_version)
      order by school_id, lesson_id, schedule_version desc
      on conflict (school_id, lesson_id) do update
      set class_id = excluded.class_id, subject_id = excluded.subject_id,
        teacher_id = excluded.teacher_id, date = excluded.date, slot = excluded.slot,
        is_cancelled = excluded.is_cancelled, schedule_version = excluded.schedule_version
      where excluded.schedule_version > kept.schedule_version`,
  )
  recount(tx, (await Promise.all([before, daysOf(tx, lessons)])).flat())
})

/** The timetable of each lesson; an older version never overwrites a newer one. */
export const schedulingHandlers: readonly EventHandler[] = [lessonsChanged]
