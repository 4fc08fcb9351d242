import { raw, sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import type { Span } from '../checks.ts'
import type { CodeCount } from '../replicas/absences.ts'

export interface LessonFigures {
  readonly lessonId: string
  readonly date: string
  readonly slot: number
  readonly subject: string
  readonly topic: string
  readonly hasHomework: boolean
  readonly hasAttendance: boolean
  readonly absent: number
  readonly marks: number
  readonly isCancelled: boolean
  readonly teacher: string
}

const figures = raw(`
  lesson.lesson_id, lesson.date, lesson.slot, coalesce(subject.name, '') as subject, lesson.topic,
  lesson.homework <> '' as has_homework, lesson.attendance_version > 0 as has_attendance,
  lesson.absent, lesson.marks, lesson.is_cancelled, coalesce(staff.short_name, '') as teacher`)

const withNames = raw(`
  lesson
  left join replica_subject subject
    on subject.school_id = lesson.school_id and subject.subject_id = lesson.subject_id
  left join replica_staff staff
    on staff.school_id = lesson.school_id and staff.person_id = lesson.teacher_id`)

const mostLessons = 300

/** Newest first. */
export const listLessons = (
  read: Read,
  { schoolId, classId }: { readonly schoolId: string; readonly classId: string },
  { from, to }: Span,
): Promise<LessonFigures[]> =>
  read.rows<LessonFigures>(
    'overview_lessons',
    sql`
      select ${figures}
      from ${withNames}
      where lesson.school_id = ${schoolId} and lesson.class_id = ${classId}
        and lesson.date between ${from} and ${to}
      order by lesson.date desc, lesson.slot desc, lesson.lesson_id
      limit ${mostLessons}`,
  )

export interface Work {
  readonly number: number
  readonly name: string
}

export interface LessonDetail extends LessonFigures {
  readonly classId: string
  readonly className: string
  readonly homework: string
  readonly expected: number
  readonly absences: readonly CodeCount[]
  readonly works: readonly Work[]
}

interface OfLesson {
  readonly schoolId: string
  readonly lessonId: string
}

/** Undefined as well while only the journal has told of the lesson. */
export const findLesson = (
  read: Read,
  { schoolId, lessonId }: OfLesson,
): Promise<LessonDetail | undefined> =>
  read.maybe<LessonDetail>(
    'overview_lesson',
    sql`
      select ${figures}, lesson.class_id, coalesce(class.name, '') as class_name, lesson.homework,
        lesson.expected, lesson.absences, lesson.works
      from ${withNames}
      left join replica_class class
        on class.school_id = lesson.school_id and class.class_id = lesson.class_id
      where lesson.school_id = ${schoolId} and lesson.lesson_id = ${lessonId}
        and lesson.class_id is not null`,
  )

export interface MarkCount extends Work {
  readonly value: string
  readonly count: number
}

/** By work and value; the work's name is that of its newest mark. */
export const countMarks = (read: Read, { schoolId, lessonId }: OfLesson): Promise<MarkCount[]> =>
  read.rows<MarkCount>(
    'overview_marks',
    sql`
      select work_number as number, value, count(*)::integer as count,
        (array_agg(work_name order by version desc, pupil_id))[1] as name
      from mark
      where school_id = ${schoolId} and lesson_id = ${lessonId} and value <> ''
      group by work_number, value
      order by work_number, value desc`,
  )
