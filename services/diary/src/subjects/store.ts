import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import type { PolicyRow } from '../policies.ts'

export interface Asked {
  readonly schoolId: string
  readonly pupilId: string
}

export interface PeriodRow {
  readonly periodId: string
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
  readonly year: number
  readonly kind: string
}

export interface HeadRow extends PolicyRow {
  readonly zone: string
  /** Of the class the pupil is in now; absent until the class is known. */
  readonly year: number | undefined
  readonly kind: string | undefined
  readonly leftOn: string | undefined
  /** Of all classes the pupil was in, by their start. */
  readonly periods: readonly PeriodRow[]
}

export const findHead = (read: Read, { schoolId, pupilId }: Asked): Promise<HeadRow | undefined> =>
  read.maybe<HeadRow>(
    'subject_head',
    sql`
      select school.school_id, school.zone,
        coalesce(policy.preset, school.policy_preset) as preset,
        coalesce(policy.overrides, '[]') as overrides,
        coalesce(policy.version, 0) as policy_version,
        class.year, class.period_kind as kind, pupil.left_on,
        (
          select coalesce(json_agg(json_build_object(
            'periodId', period.period_id, 'name', period.name, 'startsOn', period.starts_on,
            'endsOn', period.ends_on, 'year', period.year, 'kind', period.kind
          ) order by period.starts_on), '[]')
          from replica_period period
          where period.school_id = pupil.school_id and (period.year, period.kind) in (
            select own.year, own.period_kind
            from replica_enrollment enrollment
            join replica_class own
              on own.school_id = enrollment.school_id and own.class_id = enrollment.class_id
            where enrollment.school_id = pupil.school_id
              and enrollment.pupil_id = pupil.pupil_id
          )
        ) as periods
      from replica_pupil pupil
      join replica_school school on school.school_id = pupil.school_id
      left join replica_policy policy on policy.school_id = pupil.school_id
      left join replica_class class
        on class.school_id = pupil.school_id and class.class_id = pupil.class_id
      where pupil.school_id = ${schoolId} and pupil.pupil_id = ${pupilId}`,
  )

export interface SubjectMarkRow {
  readonly date: string
  readonly value: string
  readonly work: string
  readonly weight: number
  readonly comment: string
  readonly setAt: string
  readonly previous: string
}

export interface SubjectRow {
  readonly courseId: string
  readonly name: string
  readonly isUngraded: boolean
  readonly marks: readonly SubjectMarkRow[]
  /** Of each pupil with marks in the course; nothing when the policy hides the average of the class. */
  readonly classMarks: readonly (readonly {
    readonly value: string
    readonly weight: number
  }[])[]
  readonly final: string
}

export interface BodyRow {
  readonly missed: number
  readonly missedUnexcused: number
  readonly late: number
  readonly subjects: readonly SubjectRow[]
}

/** A pupil's courses of the period: those of the class and group then, and any with a mark. */
export const getBody = (
  read: Read,
  { schoolId, pupilId }: Asked,
  period: PeriodRow,
  of: { readonly showsClass: boolean; readonly leftOn: string | undefined },
): Promise<BodyRow> =>
  read.one<BodyRow>(
    'subject_body',
    sql`
      with span as materialized (
        select ${period.startsOn}::date as starts_on,
          least(${period.endsOn}::date, ${of.leftOn}::date) as ends_on
      ), membership as materialized (
        select class_id
        from replica_enrollment
        where school_id = ${schoolId} and pupil_id = ${pupilId}
          and enrolled_on <= ${period.endsOn}::date
        order by version desc
        limit 1
      ), own_mark as materialized (
        select mark.course_id, lesson.date, lesson.slot, mark.work_number, mark.value,
          mark.work_name, mark.weight, mark.comment, mark.set_at,
          coalesce(nullif(mark.previous_value, mark.value), '') as previous
        from span
        join mark on mark.school_id = ${schoolId} and mark.pupil_id = ${pupilId}
          and mark.value <> ''
        join lesson on lesson.school_id = ${schoolId} and lesson.lesson_id = mark.lesson_id
          and lesson.date between span.starts_on and span.ends_on
      ), missed as (
        select absence.kind
        from span
        join absence on absence.school_id = ${schoolId} and absence.pupil_id = ${pupilId}
        join lesson on lesson.school_id = ${schoolId} and lesson.lesson_id = absence.lesson_id
          and lesson.date between span.starts_on and span.ends_on
      ), own_course as materialized (
        select course.course_id, course.subject_id
        from replica_course course
        left join replica_group grp
          on grp.school_id = course.school_id and grp.group_id = course.group_id
        where course.school_id = ${schoolId} and course.year = ${period.year}
          and course.class_id = (select class_id from membership)
          and (course.group_id is null or ${pupilId}::uuid = any(grp.pupil_ids))
        union
        select course.course_id, course.subject_id
        from replica_course course
        where course.school_id = ${schoolId}
          and course.course_id in (select course_id from own_mark)
      )
      select
        (select count(*)::integer from missed where kind <> 'late') as missed,
        (
          select count(*)::integer from missed where kind in ('unexcused', 'unknown')
        ) as missed_unexcused,
        (select count(*)::integer from missed where kind = 'late') as late,
        (
          select coalesce(json_agg(json_build_object(
            'courseId', course.course_id, 'name', subject.name,
            'isUngraded', subject.is_ungraded,
            'marks', (
              select coalesce(json_agg(json_build_object(
                'date', date, 'value', value, 'work', work_name, 'weight', weight,
                'comment', comment, 'setAt', set_at, 'previous', previous
              ) order by date, slot, work_number), '[]')
              from own_mark
              where own_mark.course_id = course.course_id
            ),
            'classMarks', (
              select coalesce(json_agg(pupil.marks), '[]')
              from (
                select json_agg(
                  json_build_object('value', mark.value, 'weight', mark.weight)
                ) as marks
                from lesson
                join mark on mark.school_id = ${schoolId} and mark.lesson_id = lesson.lesson_id
                  and mark.value <> ''
                where ${of.showsClass} and lesson.school_id = ${schoolId}
                  and lesson.course_id = course.course_id
                  and lesson.date between ${period.startsOn}::date and ${period.endsOn}::date
                group by mark.pupil_id
              ) pupil
            ),
            'final', coalesce(final.value, '')
          ) order by subject.name collate "ru-x-icu", course.course_id), '[]')
          from own_course course
          join replica_subject subject
            on subject.school_id = ${schoolId} and subject.subject_id = course.subject_id
          left join final on final.school_id = ${schoolId} and final.pupil_id = ${pupilId}
            and final.course_id = course.course_id and final.period_id = ${period.periodId}
        ) as subjects`,
  )
