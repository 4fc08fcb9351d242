import { sql } from '@zvonok/runtime/postgres'
import type { Sql, Tx } from '@zvonok/runtime/postgres'
import type { LessonRow } from './store.ts'

/** The rows as a set named `row`. */
const asSet = (rows: readonly LessonRow[]): Sql => sql`
  unnest(
    ${rows.map((row) => row.schoolId)}::uuid[],
    ${rows.map((row) => row.lessonId)}::uuid[],
    ${rows.map((row) => row.courseId)}::uuid[],
    ${rows.map((row) => row.classId)}::uuid[],
    ${rows.map((row) => row.groupId)}::uuid[],
    ${rows.map((row) => row.subjectId)}::uuid[],
    ${rows.map((row) => row.teacherId)}::uuid[],
    ${rows.map((row) => row.replacedTeacherId)}::uuid[],
    ${rows.map((row) => row.roomId)}::uuid[],
    ${rows.map((row) => row.templateId)}::uuid[],
    ${rows.map((row) => row.plannedOn)}::date[],
    ${rows.map((row) => row.plannedSlot)}::integer[],
    ${rows.map((row) => row.date)}::date[],
    ${rows.map((row) => row.slot)}::integer[],
    ${rows.map((row) => row.startsAt)}::text[],
    ${rows.map((row) => row.endsAt)}::text[],
    ${rows.map((row) => row.status)}::text[],
    ${rows.map((row) => row.isMoved)}::boolean[],
    ${rows.map((row) => row.changeReason)}::text[],
    ${rows.map((row) => row.version)}::integer[]
  ) as row (school_id, lesson_id, course_id, class_id, group_id, subject_id, teacher_id,
    replaced_teacher_id, room_id, template_id, planned_on, planned_slot, date, slot, starts_at,
    ends_at, status, is_moved, change_reason, version)`

/** New lessons. `on conflict` here would cost a year of lessons 40 % more time. */
export const addLessons = async (tx: Tx, rows: readonly LessonRow[]): Promise<void> => {
  if (rows.length === 0) return
  await tx.execute(
    'lesson_add',
    sql`
      insert into lesson (school_id, lesson_id, course_id, class_id, group_id, subject_id,
        teacher_id, replaced_teacher_id, room_id, template_id, planned_on, planned_slot, date,
        slot, starts_at, ends_at, status, is_moved, change_reason, version)
      select school_id, lesson_id, course_id, class_id, group_id, subject_id, teacher_id,
        replaced_teacher_id, room_id, template_id, planned_on, planned_slot, date, slot, starts_at,
        ends_at, status, is_moved, change_reason, version
      from ${asSet(rows)}`,
  )
}

/** The new state of lessons there are; whose lesson it is never changes. */
export const saveLessons = async (tx: Tx, rows: readonly LessonRow[]): Promise<void> => {
  if (rows.length === 0) return
  await tx.execute(
    'lesson_save',
    sql`
      update lesson
      set teacher_id = row.teacher_id, replaced_teacher_id = row.replaced_teacher_id,
        room_id = row.room_id, template_id = row.template_id, planned_on = row.planned_on,
        planned_slot = row.planned_slot, date = row.date, slot = row.slot,
        starts_at = row.starts_at, ends_at = row.ends_at, status = row.status,
        is_moved = row.is_moved, change_reason = row.change_reason, version = row.version
      from ${asSet(rows)}
      where lesson.school_id = row.school_id and lesson.lesson_id = row.lesson_id`,
  )
}
