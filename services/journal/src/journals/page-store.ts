import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import type { LessonOfCourse } from '../access.ts'
import type { PupilState } from '../rules.ts'
import type { PeriodRow } from './store.ts'

export interface LessonRow
  extends Pick<LessonOfCourse, 'lessonTeacherId'>, Record<'replacedTeacherId', string | null> {
  readonly lessonId: string
  readonly date: string
  readonly slot: number
  readonly startsAt: string
  readonly isCancelled: boolean
  readonly substituteName: string
  readonly topic: string
  readonly homework: string
  readonly version: number
  readonly isAttendanceTaken: boolean
  readonly works: readonly { number: number; workTypeId: string; title: string }[]
}

export interface PagePupil extends Omit<PupilState, 'leftOn'> {
  readonly pupilId: string
  readonly name: string
  readonly leftOn: string | null
}

export interface PageWorkType {
  readonly workTypeId: string
  readonly name: string
  readonly shortName: string
  readonly weight: number
  readonly needsTheme: boolean
}

/** What stands below the head; marks and absences are JSON already, only to be passed on. */
export interface PageRow {
  readonly lessons: readonly LessonRow[]
  readonly pupils: readonly PagePupil[]
  readonly workTypes: readonly PageWorkType[]
  readonly marks: string
  readonly absences: string
}

/**
 * One statement for the whole page: a page of 30 pupils × 40 lessons comes back as five values,
 * where a row per mark would cost Node more than all the rest of the request.
 */
export const getPage = (
  read: Read,
  { schoolId, courseId }: { readonly schoolId: string; readonly courseId: string },
  { startsOn, endsOn }: Pick<PeriodRow, 'startsOn' | 'endsOn'>,
): Promise<PageRow> =>
  read.one<PageRow>(
    'page_body',
    sql`
      with held as materialized (
        select lesson_id, date, slot, starts_at, is_cancelled, teacher_id, replaced_teacher_id
        from replica_lesson
        where school_id = ${schoolId} and course_id = ${courseId}
          and date >= ${startsOn} and date <= ${endsOn}
      ), cell as materialized (
        select mark.lesson_id, mark.pupil_id, mark.work_number, mark.value, mark.comment,
          mark.version
        from held
        join mark on mark.school_id = ${schoolId} and mark.lesson_id = held.lesson_id
      ), missed as materialized (
        select attendance.lesson_id, attendance.pupil_id, attendance.code, attendance.version
        from held
        join attendance
          on attendance.school_id = ${schoolId} and attendance.lesson_id = held.lesson_id
      ), recorded as (
        select pupil_id from cell union select pupil_id from missed
      ), course as (
        select course.class_id, course.group_id, grp.pupil_ids
        from replica_course course
        left join replica_group grp
          on grp.school_id = course.school_id and grp.group_id = course.group_id
        where course.school_id = ${schoolId} and course.course_id = ${courseId}
      ), member as materialized (
        select pupil_id
        from replica_pupil
        where school_id = ${schoolId} and class_id = (select class_id from course)
          and ((select group_id from course) is null
            or pupil_id = any((select pupil_ids from course)::uuid[]))
          and enrolled_on <= ${endsOn} and (left_on is null or left_on >= ${startsOn})
        union
        select pupil_id from recorded
      )
      select
        (
          select coalesce(json_agg(json_build_object(
            'lessonId', held.lesson_id, 'date', held.date, 'slot', held.slot,
            'startsAt', held.starts_at, 'isCancelled', held.is_cancelled,
            'lessonTeacherId', held.teacher_id, 'replacedTeacherId', held.replaced_teacher_id,
            'substituteName', case when held.replaced_teacher_id is null then ''
              else coalesce(staff.short_name, '') end,
            'topic', coalesce(lesson.topic, ''), 'homework', coalesce(lesson.homework, ''),
            'version', coalesce(lesson.version, 0), 'isAttendanceTaken', roll.lesson_id is not null,
            'works', (
              select coalesce(json_agg(json_build_object('number', work.number,
                'workTypeId', work.work_type_id, 'title', work.title) order by work.number), '[]')
              from lesson_work work
              where work.school_id = ${schoolId} and work.lesson_id = held.lesson_id
            )
          ) order by held.date, held.slot), '[]')
          from held
          left join lesson
            on lesson.school_id = ${schoolId} and lesson.lesson_id = held.lesson_id
          left join roll on roll.school_id = ${schoolId} and roll.lesson_id = held.lesson_id
          left join replica_staff staff
            on staff.school_id = ${schoolId} and staff.person_id = held.teacher_id
        ) as lessons,
        (
          select coalesce(json_agg(json_build_object(
            'pupilId', pupil.pupil_id, 'name', pupil.surname || ' ' || pupil.given_name,
            'isInClass', pupil.class_id = course.class_id,
            'isInGroup', course.group_id is null or pupil.pupil_id = any(course.pupil_ids),
            'studyForm', pupil.study_form, 'enrolledOn', pupil.enrolled_on,
            'leftOn', pupil.left_on
          ) order by pupil.surname collate "ru-x-icu", pupil.given_name collate "ru-x-icu"), '[]')
          from member
          join replica_pupil pupil
            on pupil.school_id = ${schoolId} and pupil.pupil_id = member.pupil_id
          cross join course
        ) as pupils,
        (
          select coalesce(json_agg(json_build_object(
            'workTypeId', work_type_id, 'name', name, 'shortName', short_name,
            'weight', weight, 'needsTheme', needs_theme
          ) order by is_default desc, name collate "ru-x-icu"), '[]')
          from replica_work_type
          where school_id = ${schoolId}
        ) as work_types,
        (
          select '[' || coalesce(string_agg('{"lessonId":"' || lesson_id
            || '","pupilId":"' || pupil_id || '","workNumber":' || work_number
            || ',"value":' || to_json(value) || ',"comment":' || to_json(comment)
            || ',"version":' || version || '}', ','), '') || ']'
          from cell
        ) as marks,
        (
          select '[' || coalesce(string_agg('{"lessonId":"' || lesson_id
            || '","pupilId":"' || pupil_id || '","code":' || to_json(code)
            || ',"version":' || version || '}', ','), '') || ']'
          from missed
        ) as absences`,
  )
