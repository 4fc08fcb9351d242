import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import type { CourseFacts } from '../access.ts'
import type { PolicyRow } from '../replicas/policies.ts'

export interface PeriodRow {
  readonly periodId: string
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
  readonly finalsSet: boolean
  readonly periodClosed: boolean
}

/** The course of a page with all that stands in its head. */
export interface CourseRow extends CourseFacts, PolicyRow {
  readonly courseId: string
  readonly zone: string
  readonly grade: number
  readonly className: string
  readonly groupName: string
  readonly subjectName: string
  readonly isUngraded: boolean
  readonly teacherName: string
  /** By number. */
  readonly periods: readonly PeriodRow[]
  /** The caller substitutes in at least one lesson. */
  readonly substitutes: boolean
}

export const findCourse = (
  read: Read,
  asked: { readonly schoolId: string; readonly courseId: string; readonly actorId: string },
): Promise<CourseRow | undefined> =>
  read.maybe<CourseRow>(
    'page_course',
    sql`
      select course.school_id, course.course_id, course.class_id, course.teacher_id,
        class.class_teacher_id, class.grade, class.name as class_name,
        coalesce(grp.name, '') as group_name,
        subject.name as subject_name, subject.is_ungraded,
        coalesce(staff.short_name, '') as teacher_name,
        school.region_id, school.municipality_id, school.zone,
        coalesce(policy.preset, school.policy_preset) as preset,
        coalesce(policy.overrides, '[]') as overrides,
        coalesce(policy.version, 0) as policy_version,
        (
          select coalesce(json_agg(json_build_object(
            'periodId', period.period_id, 'name', period.name, 'startsOn', period.starts_on,
            'endsOn', period.ends_on, 'finalsSet', coalesce(final.closes_journal, false),
            'periodClosed', coalesce(course.class_id = any(closing.class_ids), false)
          ) order by period.starts_on), '[]')
          from replica_period period
          left join replica_final final
            on final.school_id = period.school_id and final.course_id = course.course_id
            and final.period_id = period.period_id
          left join replica_closing closing
            on closing.school_id = period.school_id and closing.period_id = period.period_id
          where period.school_id = course.school_id and period.year = course.year
            and period.kind = class.period_kind
        ) as periods,
        exists (
          select 1
          from replica_lesson lesson
          where lesson.school_id = course.school_id and lesson.course_id = course.course_id
            and lesson.teacher_id = nullif(${asked.actorId}, '')::uuid
            and lesson.replaced_teacher_id is not null
        ) as substitutes
      from replica_course course
      join replica_school school on school.school_id = course.school_id
      join replica_class class
        on class.school_id = course.school_id and class.class_id = course.class_id
      join replica_subject subject
        on subject.school_id = course.school_id and subject.subject_id = course.subject_id
      left join replica_group grp
        on grp.school_id = course.school_id and grp.group_id = course.group_id
      left join replica_staff staff
        on staff.school_id = course.school_id and staff.person_id = course.teacher_id
      left join replica_policy policy on policy.school_id = course.school_id
      where course.school_id = ${asked.schoolId} and course.course_id = ${asked.courseId}`,
  )
