import type { Caller } from '@zvonok/runtime/caller'
import { forbidden, notFound } from '@zvonok/runtime/refusal'
import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import { mayReadJournal, maySeeSchool, staffActor, type CourseFacts } from '../access.ts'
import type { PolicyRow } from './policies.ts'

export interface ReadCourse extends CourseFacts, PolicyRow {
  readonly courseId: string
  readonly year: number
  readonly grade: number
  readonly zone: string
  /** The caller substitutes in at least one lesson. */
  readonly substitutes: boolean
}

type Asked = { readonly schoolId: string } & (
  | { readonly courseId: string }
  | { readonly lessonId: string }
)

const findCourse = (read: Read, asked: Asked, actorId: string): Promise<ReadCourse | undefined> =>
  read.maybe<ReadCourse>(
    'read_course',
    sql`
      select course.school_id, course.course_id, course.year, course.class_id, course.teacher_id,
        class.class_teacher_id, class.grade, school.region_id, school.municipality_id, school.zone,
        coalesce(policy.preset, school.policy_preset) as preset,
        coalesce(policy.overrides, '[]') as overrides,
        coalesce(policy.version, 0) as policy_version,
        exists (
          select 1
          from replica_lesson lesson
          where lesson.school_id = course.school_id and lesson.course_id = course.course_id
            and lesson.teacher_id = nullif(${actorId}, '')::uuid
            and lesson.replaced_teacher_id is not null
        ) as substitutes
      from replica_course course
      join replica_school school on school.school_id = course.school_id
      join replica_class class
        on class.school_id = course.school_id and class.class_id = course.class_id
      left join replica_policy policy on policy.school_id = course.school_id
      where course.school_id = ${asked.schoolId} and course.course_id = ${
        'courseId' in asked
          ? sql`${asked.courseId}`
          : sql`(
            select course_id
            from replica_lesson
            where school_id = ${asked.schoolId} and lesson_id = ${asked.lessonId}
          )`
      }`,
  )

/** Refuses who may not read the journal of the course, or of the lesson's course. */
export const allowReading = async (
  read: Read,
  caller: Caller,
  asked: Asked,
): Promise<ReadCourse> => {
  const { personId } = staffActor(caller, asked.schoolId)
  const course = await findCourse(read, asked, personId)
  if (course === undefined || !maySeeSchool(caller, course)) {
    throw notFound('courseId' in asked ? 'course' : 'lesson')
  }
  if (!mayReadJournal(caller, course)) throw forbidden('NOT_YOUR_JOURNAL')
  return course
}
