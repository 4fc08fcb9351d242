import { sql } from '@zvonok/runtime/postgres'
import type { Read, Sql, Tx } from '@zvonok/runtime/postgres'

/** `dropped` by a regeneration, which may bring it back; `cancelled` by a person, which it never touches. */
export type LessonStatus = 'planned' | 'cancelled' | 'dropped'

export interface LessonRow {
  readonly lessonId: string
  readonly schoolId: string
  readonly courseId: string
  readonly classId: string
  readonly groupId?: string | undefined
  readonly subjectId: string
  readonly teacherId: string
  readonly replacedTeacherId?: string | undefined
  readonly roomId?: string | undefined
  readonly templateId: string
  /** Where the template put it, whatever happened since. */
  readonly plannedOn: string
  readonly plannedSlot: number
  readonly date: string
  readonly slot: number
  readonly startsAt: string
  readonly endsAt: string
  readonly status: LessonStatus
  /** Date, slot or room were changed by a person. */
  readonly isMoved: boolean
  readonly changeReason: string
  readonly version: number
}

const columns = sql`lesson.lesson_id, lesson.school_id, course_id, lesson.class_id, group_id,
  subject_id, teacher_id, replaced_teacher_id, room_id, template_id, planned_on, planned_slot, date,
  slot, starts_at, ends_at, status, is_moved, change_reason, lesson.version`

export const lockLesson = (
  tx: Tx,
  schoolId: string,
  lessonId: string,
): Promise<LessonRow | undefined> =>
  tx.maybe<LessonRow>(
    'lesson_lock',
    sql`
      select ${columns}
      from lesson
      where school_id = ${schoolId} and lesson_id = ${lessonId}
      for update`,
  )

/** Lessons in the calendar; a dropped one is shown only while the journal holds records of it. */
export const listLessons = (read: Read, schoolId: string, condition: Sql): Promise<LessonRow[]> =>
  read.rows<LessonRow>(
    'lesson_list',
    sql`
      select ${columns}
      from lesson
      left join replica_class as class
        on class.school_id = lesson.school_id and class.class_id = lesson.class_id
      where lesson.school_id = ${schoolId} and ${condition}
        and (status <> 'dropped' or exists (
          select from replica_record as record
          where record.school_id = lesson.school_id and record.lesson_id = lesson.lesson_id))
      order by date, slot, class.grade, class.name, lesson_id`,
  )

/** Lessons held on the dates, for finding who is busy; `at` narrows to one time of day. */
export const listHeld = (
  read: Read,
  schoolId: string,
  dates: readonly string[],
  at?: { readonly startsAt: string; readonly endsAt: string },
): Promise<LessonRow[]> =>
  read.rows<LessonRow>(
    'lesson_list_held',
    sql`
      select ${columns}
      from lesson
      where school_id = ${schoolId} and date = any(${dates}::date[]) and status = 'planned'
        and ${at === undefined ? sql`true` : sql`starts_at < ${at.endsAt} and ${at.startsAt} < ends_at`}`,
  )

/** Everything planned for or standing in the span, of all courses. */
export const listPlannedOrHeld = (
  read: Read,
  schoolId: string,
  from: string,
  to: string,
): Promise<LessonRow[]> =>
  read.rows<LessonRow>(
    'lesson_list_span',
    sql`
      select ${columns}
      from lesson
      where school_id = ${schoolId}
        and (planned_on between ${from} and ${to} or date between ${from} and ${to})`,
  )

export const listRecorded = async (
  read: Read,
  schoolId: string,
  to: string,
): Promise<ReadonlySet<string>> => {
  const rows = await read.rows<{ lessonId: string }>(
    'replica_record_list',
    sql`
      select lesson_id
      from replica_record
      join lesson using (school_id, lesson_id)
      where school_id = ${schoolId} and date <= ${to}`,
  )
  return new Set(rows.map((row) => row.lessonId))
}
