import { LessonsChanged, LessonStatus } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { lockSchool, sql, type Tx } from '@zvonok/runtime/postgres'
import { recount, type ClassDay } from './recount.ts'

/** Where the lessons stood before: they may leave these days. */
const daysOf = (tx: Tx, schoolId: string, lessonIds: readonly string[]): Promise<ClassDay[]> =>
  tx.rows<ClassDay>(
    'lesson_days',
    sql`
      select distinct class_id, date
      from lesson
      where school_id = ${schoolId} and lesson_id = any(${lessonIds}::uuid[])
        and date is not null`,
  )

const lessonsChanged = on(LessonsChanged, async (tx, { lessons }) => {
  const schoolId = lessons[0]?.schoolId
  if (schoolId === undefined) return
  const lessonIds = lessons.map((lesson) => lesson.lessonId)
  lockSchool(tx, schoolId)
  const days = await daysOf(tx, schoolId, lessonIds)
  tx.send(
    'lesson_put',
    sql`
      insert into lesson as kept
        (school_id, lesson_id, class_id, subject_id, teacher_id, date, slot, is_cancelled,
          schedule_version)
      select ${schoolId}, lesson_id, class_id, subject_id, teacher_id, date, slot, is_cancelled,
        schedule_version
      from unnest(
        ${lessonIds}::uuid[],
        ${lessons.map((lesson) => lesson.classId)}::uuid[],
        ${lessons.map((lesson) => lesson.subjectId)}::uuid[],
        ${lessons.map((lesson) => lesson.teacherId)}::uuid[],
        ${lessons.map((lesson) => lesson.date)}::date[],
        ${lessons.map((lesson) => lesson.slot)}::integer[],
        ${lessons.map((lesson) => lesson.status === LessonStatus.CANCELLED)}::boolean[],
        ${lessons.map((lesson) => lesson.version)}::integer[]
      ) as lesson (lesson_id, class_id, subject_id, teacher_id, date, slot, is_cancelled,
        schedule_version)
      on conflict (school_id, lesson_id) do update
      set class_id = excluded.class_id, subject_id = excluded.subject_id,
        teacher_id = excluded.teacher_id, date = excluded.date, slot = excluded.slot,
        is_cancelled = excluded.is_cancelled, schedule_version = excluded.schedule_version
      where excluded.schedule_version > kept.schedule_version`,
  )
  recount(tx, schoolId, { lessonIds, days })
})

/** The timetable of each lesson; an older version never overwrites a newer one. */
export const schedulingHandlers: readonly EventHandler[] = [lessonsChanged]
