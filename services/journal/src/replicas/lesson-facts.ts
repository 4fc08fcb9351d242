import { localDate, type Clock } from '@zvonok/runtime/clock'
import type { Policies } from '@zvonok/policy/resolve'
import { notFound } from '@zvonok/runtime/refusal'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { LessonOfCourse } from '../access.ts'
import type { LessonState } from '../rules.ts'
import { policiesOn, type PolicyRow } from './policies.ts'

export interface OfLesson {
  readonly schoolId: string
  readonly lessonId: string
}

/** What every decision about a lesson needs of others' data: one row by key. */
export interface LessonFacts extends LessonOfCourse, LessonState, PolicyRow {
  readonly lessonId: string
  readonly courseId: string
  readonly subjectId: string
  readonly subjectName: string
  readonly isUngraded: boolean
  readonly grade: number
  readonly slot: number
  readonly startsAt: string
  readonly substituteName: string
  readonly zone: string
  readonly isAttendanceTaken: boolean
  /** Short name of the asking member of staff. */
  readonly actorName: string
}

/** The lesson together with the day and the policies it is judged by. */
export interface JudgedLesson {
  readonly lesson: LessonFacts
  readonly policies: Policies
  readonly today: string
}

/**
 * Whoever writes of a lesson takes its row first, so a mark and an absence in one cell can't pass each other.
 * A statement of its own: the reads sent after it see what the former holder committed.
 */
export const lockLesson = (tx: Tx, { schoolId, lessonId }: OfLesson): void =>
  tx.send(
    'lesson_lock',
    sql`
      select 1
      from replica_lesson
      where school_id = ${schoolId} and lesson_id = ${lessonId}
      for no key update`,
  )

/** Refuses when there is no such lesson in the school. */
export const getLessonFacts = async (
  read: Read,
  clock: Clock,
  { schoolId, lessonId, actorId }: OfLesson & { readonly actorId: string },
): Promise<JudgedLesson> => {
  const lesson = await read.maybe<LessonFacts>(
    'lesson_facts',
    sql`
      select lesson.school_id, lesson.lesson_id, lesson.course_id, lesson.subject_id,
        lesson.date, lesson.slot, lesson.starts_at, lesson.is_cancelled,
        lesson.teacher_id as lesson_teacher_id, lesson.replaced_teacher_id,
        course.class_id, course.teacher_id, class.class_teacher_id, class.grade,
        subject.name as subject_name, subject.is_ungraded,
        case when lesson.replaced_teacher_id is null then ''
          else coalesce(substitute.short_name, '') end as substitute_name,
        coalesce(actor.short_name, '') as actor_name,
        school.region_id, school.municipality_id, school.zone,
        coalesce(policy.preset, school.policy_preset) as preset,
        coalesce(policy.overrides, '[]') as overrides,
        coalesce(policy.version, 0) as policy_version,
        exists (
          select 1
          from roll
          where roll.school_id = lesson.school_id and roll.lesson_id = lesson.lesson_id
        ) as is_attendance_taken,
        coalesce(final.closes_journal, false) as finals_set,
        coalesce(course.class_id = any(closing.class_ids), false) as period_closed
      from replica_lesson lesson
      join replica_school school on school.school_id = lesson.school_id
      join replica_course course
        on course.school_id = lesson.school_id and course.course_id = lesson.course_id
      join replica_class class
        on class.school_id = lesson.school_id and class.class_id = course.class_id
      join replica_subject subject
        on subject.school_id = lesson.school_id and subject.subject_id = course.subject_id
      left join replica_policy policy on policy.school_id = lesson.school_id
      left join replica_staff substitute
        on substitute.school_id = lesson.school_id and substitute.person_id = lesson.teacher_id
      left join replica_staff actor
        on actor.school_id = lesson.school_id and actor.person_id = nullif(${actorId}, '')::uuid
      left join replica_period period
        on period.school_id = lesson.school_id and period.year = course.year
        and period.kind = class.period_kind
        and period.starts_on <= lesson.date and period.ends_on >= lesson.date
      left join replica_final final
        on final.school_id = lesson.school_id and final.course_id = lesson.course_id
        and final.period_id = period.period_id
      left join replica_closing closing
        on closing.school_id = lesson.school_id and closing.period_id = period.period_id
      where lesson.school_id = ${schoolId} and lesson.lesson_id = ${lessonId}`,
  )
  if (lesson === undefined) throw notFound('lesson')
  const today = localDate(clock, lesson.zone)
  return { lesson, policies: policiesOn(lesson, today), today }
}
