import type { CalendarDay } from '@zvonok/policy/calendar'
import type { DateRange } from '@zvonok/policy/periods'
import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import type { PolicyRow } from '../policies.ts'
import { dueWithinDays } from '../stale.ts'
import type { WeekKey } from './store.ts'

export interface LessonRow {
  readonly lessonId: string
  readonly date: string
  readonly slot: number
  readonly startsAt: string
  readonly endsAt: string
  readonly subject: string
  readonly room: string
  readonly teacher: string
  readonly topic: string
  readonly homework: string
  readonly isCancelled: boolean
  readonly isDropped: boolean
  readonly isOfGroup: boolean
  readonly replacedTeacher: string
  readonly movedFrom: string
  readonly movedFromSlot: number
  readonly changeReason: string
  readonly marks: readonly {
    readonly value: string
    readonly work: string
    readonly weight: number
    readonly comment: string
    readonly setAt: string
    readonly previous: string
  }[]
  /** Homework of the day the course was taught before. */
  readonly due: {
    readonly lessonId: string
    readonly givenOn: string
    readonly text: string
  } | null
  readonly absence: { readonly code: string; readonly label: string; readonly kind: string } | null
}

/** Of a lesson that was moved away from a day of the week: what is left there. */
export interface TraceRow {
  readonly lessonId: string
  readonly date: string
  readonly slot: number
  readonly subject: string
  readonly isOfGroup: boolean
  readonly isCancelled: boolean
  readonly changeReason: string
  readonly movedTo: string
  readonly movedToSlot: number
}

/** Everything a week is rendered from. Class and periods are absent when the pupil is in no class then. */
export interface WeekRow extends PolicyRow {
  readonly year: number
  readonly studyForm: string
  readonly grade: number | undefined
  readonly days: readonly CalendarDay[]
  readonly periods: readonly DateRange[]
  readonly holidays: readonly (DateRange & { readonly name: string })[]
  readonly lessons: readonly LessonRow[]
  readonly traces: readonly TraceRow[]
}

/**
 * One statement. A lesson is the pupil's when it was held in the class the pupil was in that day, for
 * the whole class or the pupil's group; and whenever there is a record of the pupil. A trace is the
 * pupil's by the day the lesson left. Nothing after the last day in the school [L 3.1.1].
 */
export const findWeekFacts = (
  read: Read,
  { schoolId, pupilId, startsOn }: WeekKey,
): Promise<WeekRow | undefined> =>
  read.maybe<WeekRow>(
    'week_facts',
    sql`
      with pupil as materialized (
        select study_form, coalesce(left_on, 'infinity') as left_on
        from replica_pupil
        where school_id = ${schoolId} and pupil_id = ${pupilId}
      ), membership as materialized (
        select day.date, enrolled.class_id
        from pupil
        cross join (
          select ${startsOn}::date + number as date from generate_series(0, 6) number
        ) day
        cross join lateral (
          select class_id
          from replica_enrollment
          where school_id = ${schoolId} and pupil_id = ${pupilId} and enrolled_on <= day.date
          order by version desc
          limit 1
        ) enrolled
        where day.date <= pupil.left_on
      ), own_class as materialized (
        select class.year, class.grade, class.period_kind
        from membership
        join replica_class class
          on class.school_id = ${schoolId} and class.class_id = membership.class_id
        order by membership.date desc
        limit 1
      ), shown as (
        select lesson.lesson_id, lesson.date, lesson.slot, lesson.starts_at, lesson.ends_at,
          lesson.subject_id, lesson.teacher_id, lesson.replaced_teacher_id, lesson.room_id,
          lesson.is_cancelled, lesson.is_dropped, lesson.group_id, lesson.moved_from,
          lesson.moved_from_slot, lesson.change_reason, lesson.course_id, mark.marks,
          absence.absence,
          membership.class_id is not null
            and (lesson.group_id is null or ${pupilId}::uuid = any(grp.pupil_ids)) as is_own
        from pupil
        cross join (
          select distinct class_id
          from replica_enrollment
          where school_id = ${schoolId} and pupil_id = ${pupilId}
        ) ever
        join lesson on lesson.school_id = ${schoolId} and lesson.class_id = ever.class_id
          and lesson.date between ${startsOn}::date and ${startsOn}::date + 6
          and lesson.date <= pupil.left_on
        left join membership
          on membership.date = lesson.date and membership.class_id = lesson.class_id
        left join replica_group grp
          on grp.school_id = ${schoolId} and grp.group_id = lesson.group_id
        cross join lateral (
          select json_agg(json_build_object(
            'value', mark.value, 'work', mark.work_name, 'weight', mark.weight,
            'comment', mark.comment, 'setAt', mark.set_at,
            'previous', coalesce(nullif(mark.previous_value, mark.value), '')
          ) order by mark.work_number) as marks
          from mark
          where mark.school_id = ${schoolId} and mark.pupil_id = ${pupilId}
            and mark.lesson_id = lesson.lesson_id and mark.value <> ''
        ) mark
        left join lateral (
          select json_build_object(
            'code', absence.code, 'label', absence.label, 'kind', absence.kind
          ) as absence
          from absence
          where absence.school_id = ${schoolId} and absence.pupil_id = ${pupilId}
            and absence.lesson_id = lesson.lesson_id
        ) absence on true
      ), trace as (
        select lesson.lesson_id, lesson.moved_from as date, lesson.moved_from_slot as slot,
          lesson.subject_id, lesson.group_id, lesson.is_cancelled, lesson.change_reason,
          lesson.date as moved_to, lesson.slot as moved_to_slot
        from membership
        join lesson on lesson.school_id = ${schoolId} and lesson.class_id = membership.class_id
          and lesson.moved_from = membership.date and lesson.moved_from <> lesson.date
          and lesson.moved_from_slot is not null and not lesson.is_dropped
        left join replica_group grp
          on grp.school_id = ${schoolId} and grp.group_id = lesson.group_id
        where lesson.group_id is null or ${pupilId}::uuid = any(grp.pupil_ids)
      )
      select school.school_id, school.year, coalesce(policy.preset, school.policy_preset) as preset,
        coalesce(policy.overrides, '[]') as overrides,
        coalesce(policy.version, 0) as policy_version,
        pupil.study_form, own_class.grade, coalesce(calendar.days, '[]') as days,
        (
          select coalesce(json_agg(json_build_object(
            'startsOn', starts_on, 'endsOn', ends_on
          ) order by starts_on), '[]')
          from replica_period
          where school_id = ${schoolId} and year = own_class.year and kind = own_class.period_kind
        ) as periods,
        coalesce((
          select holidays
          from replica_period_set
          where school_id = ${schoolId} and year = own_class.year and kind = own_class.period_kind
          limit 1
        ), '[]') as holidays,
        (
          select coalesce(json_agg(json_build_object(
            'lessonId', shown.lesson_id, 'date', shown.date, 'slot', shown.slot,
            'startsAt', shown.starts_at, 'endsAt', shown.ends_at,
            'subject', coalesce(subject.name, ''), 'room', coalesce(room.name, ''),
            'teacher', coalesce(teacher.short_name, ''),
            'replacedTeacher', coalesce(replaced.short_name, ''),
            'topic', coalesce(record.topic, ''), 'homework', coalesce(record.homework, ''),
            'isCancelled', shown.is_cancelled, 'isDropped', shown.is_dropped,
            'isOfGroup', shown.group_id is not null,
            'movedFrom', coalesce(shown.moved_from::text, ''),
            'movedFromSlot', coalesce(shown.moved_from_slot, 0),
            'changeReason', shown.change_reason,
            'marks', coalesce(shown.marks, '[]'), 'absence', shown.absence, 'due', due.due
          ) order by shown.date, shown.slot, shown.starts_at), '[]')
          from shown
          left join replica_subject subject
            on subject.school_id = ${schoolId} and subject.subject_id = shown.subject_id
          left join replica_room room
            on room.school_id = ${schoolId} and room.room_id = shown.room_id
          left join replica_staff teacher
            on teacher.school_id = ${schoolId} and teacher.person_id = shown.teacher_id
          left join replica_staff replaced
            on replaced.school_id = ${schoolId} and replaced.person_id = shown.replaced_teacher_id
          left join lesson_record record
            on record.school_id = ${schoolId} and record.lesson_id = shown.lesson_id
          left join lateral (
            select json_build_object(
              'lessonId', given.lesson_id, 'givenOn', given.date, 'text', homework.homework
            ) as due
            from lesson given
            join lesson_record homework
              on homework.school_id = ${schoolId} and homework.lesson_id = given.lesson_id
            where given.school_id = ${schoolId} and given.course_id = shown.course_id
              and not shown.is_cancelled and homework.homework <> ''
              and not given.is_cancelled and given.date = (
                select max(date)
                from lesson before
                where before.school_id = ${schoolId} and before.course_id = shown.course_id
                  and before.date between shown.date - ${dueWithinDays}::integer and shown.date - 1
                  and not before.is_cancelled
              )
            order by given.slot desc
            limit 1
          ) due on true
          where shown.is_own or shown.marks is not null or shown.absence is not null
        ) as lessons,
        (
          select coalesce(json_agg(json_build_object(
            'lessonId', trace.lesson_id, 'date', trace.date, 'slot', trace.slot,
            'subject', coalesce(subject.name, ''), 'isOfGroup', trace.group_id is not null,
            'isCancelled', trace.is_cancelled, 'changeReason', trace.change_reason,
            'movedTo', trace.moved_to, 'movedToSlot', trace.moved_to_slot
          ) order by trace.date, trace.slot, trace.moved_to, trace.moved_to_slot), '[]')
          from trace
          left join replica_subject subject
            on subject.school_id = ${schoolId} and subject.subject_id = trace.subject_id
        ) as traces
      from pupil
      join replica_school school on school.school_id = ${schoolId}
      left join replica_policy policy on policy.school_id = ${schoolId}
      left join replica_calendar calendar on calendar.region_id = school.region_id
      left join own_class on true`,
  )
