import {
  ChangeKind,
  LessonsChanged,
  LessonStatus,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { LivePages } from '../live-pages.ts'

const absent = (text: string): string | undefined => (text === '' ? undefined : text)

/** Our copy of the lesson calendar; pages open on a changed lesson are told. */
export const schedulingHandlers = (pages: LivePages): readonly EventHandler[] => [
  on(LessonsChanged, async (tx, { kind, lessons }) => {
    tx.send(
      'replica_lesson_put',
      sql`
        insert into replica_lesson as kept
          (school_id, lesson_id, course_id, class_id, subject_id, teacher_id, replaced_teacher_id,
            date, slot, starts_at, is_cancelled, version)
        select school_id, lesson_id, course_id, class_id, subject_id, teacher_id,
          replaced_teacher_id, date, slot, starts_at, is_cancelled, version
        from unnest(
          ${lessons.map((lesson) => lesson.schoolId)}::uuid[],
          ${lessons.map((lesson) => lesson.lessonId)}::uuid[],
          ${lessons.map((lesson) => lesson.courseId)}::uuid[],
          ${lessons.map((lesson) => lesson.classId)}::uuid[],
          ${lessons.map((lesson) => lesson.subjectId)}::uuid[],
          ${lessons.map((lesson) => lesson.teacherId)}::uuid[],
          ${lessons.map((lesson) => absent(lesson.replacedTeacherId))}::uuid[],
          ${lessons.map((lesson) => lesson.date)}::date[],
          ${lessons.map((lesson) => lesson.slot)}::integer[],
          ${lessons.map((lesson) => lesson.startsAt)}::text[],
          ${lessons.map((lesson) => lesson.status === LessonStatus.CANCELLED)}::boolean[],
          ${lessons.map((lesson) => lesson.version)}::integer[]
        ) as lesson (school_id, lesson_id, course_id, class_id, subject_id, teacher_id,
          replaced_teacher_id, date, slot, starts_at, is_cancelled, version)
        on conflict (school_id, lesson_id) do update
        set course_id = excluded.course_id, class_id = excluded.class_id,
          subject_id = excluded.subject_id, teacher_id = excluded.teacher_id,
          replaced_teacher_id = excluded.replaced_teacher_id, date = excluded.date,
          slot = excluded.slot, starts_at = excluded.starts_at,
          is_cancelled = excluded.is_cancelled, version = excluded.version
        where excluded.version > kept.version`,
    )
    if (kind === ChangeKind.GENERATED) return
    for (const { courseId, lessonId } of lessons) {
      pages.changed(tx, { courseId, lessonId, kind: 'schedule' })
    }
  }),
]
