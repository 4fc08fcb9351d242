import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import type { Asked, PeriodRow } from './store.ts'

export interface FinalCourseRow {
  readonly year: number
  readonly className: string
  readonly name: string
  readonly finals: readonly { readonly periodId: string; readonly value: string }[]
}

export interface FinalsRow {
  readonly periods: readonly PeriodRow[]
  readonly courses: readonly FinalCourseRow[]
}

/** Of every year: the graded courses of the class now, and any course that has a final. */
export const findFinals = (
  read: Read,
  { schoolId, pupilId }: Asked,
): Promise<FinalsRow | undefined> =>
  read.maybe<FinalsRow>(
    'final_page',
    sql`
      with own_final as materialized (
        select course_id, period_id, value
        from final
        where school_id = ${schoolId} and pupil_id = ${pupilId}
      ), own_course as materialized (
        select course.course_id, course.year, course.class_id, course.subject_id
        from replica_pupil pupil
        join replica_course course
          on course.school_id = ${schoolId} and course.class_id = pupil.class_id
        join replica_subject subject
          on subject.school_id = ${schoolId} and subject.subject_id = course.subject_id
          and not subject.is_ungraded
        left join replica_group grp
          on grp.school_id = ${schoolId} and grp.group_id = course.group_id
        where pupil.school_id = ${schoolId} and pupil.pupil_id = ${pupilId}
          and (course.group_id is null or pupil.pupil_id = any(grp.pupil_ids))
        union
        select course.course_id, course.year, course.class_id, course.subject_id
        from replica_course course
        where course.school_id = ${schoolId}
          and course.course_id in (select course_id from own_final)
      )
      select
        (
          select coalesce(json_agg(json_build_object(
            'periodId', period_id, 'name', name, 'startsOn', starts_on, 'endsOn', ends_on,
            'year', year, 'kind', kind
          ) order by starts_on), '[]')
          from replica_period period
          where school_id = ${schoolId} and (year, kind) in (
            select class.year, class.period_kind
            from own_course
            join replica_class class
              on class.school_id = ${schoolId} and class.class_id = own_course.class_id
          )
        ) as periods,
        (
          select coalesce(json_agg(json_build_object(
            'year', course.year, 'className', coalesce(class.name, ''), 'name', subject.name,
            'finals', (
              select coalesce(json_agg(json_build_object(
                'periodId', period_id, 'value', value
              )), '[]')
              from own_final
              where own_final.course_id = course.course_id
            )
          ) order by course.year desc, subject.name collate "ru-x-icu", course.course_id), '[]')
          from own_course course
          join replica_subject subject
            on subject.school_id = ${schoolId} and subject.subject_id = course.subject_id
          left join replica_class class
            on class.school_id = ${schoolId} and class.class_id = course.class_id
        ) as courses
      from replica_pupil pupil
      where pupil.school_id = ${schoolId} and pupil.pupil_id = ${pupilId}`,
  )
