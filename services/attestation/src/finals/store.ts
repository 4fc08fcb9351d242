import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { StoredPolicies } from '../replicas/policies.ts'
import type { CountedMark } from './rules.ts'

export interface Period {
  readonly periodId: string
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
}

/** A course with everything that decides about its finals. */
export interface Course extends StoredPolicies {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
  readonly zone: string
  readonly courseId: string
  readonly year: number
  readonly classId: string
  readonly className: string
  readonly classTeacherId?: string
  readonly grade: number
  readonly groupName: string
  readonly subjectId: string
  readonly subjectName: string
  readonly isUngraded: boolean
  readonly teacherId: string
  readonly periods: readonly Period[]
  /** The periods the school has closed for the class. */
  readonly closedPeriodIds: readonly string[]
}

export const findCourse = (
  read: Read,
  schoolId: string,
  courseId: string,
): Promise<Course | undefined> =>
  read.maybe<Course>(
    'course_find',
    sql`
      select school.school_id, region_id, municipality_id, zone, preset, overrides, course_id,
        course.year, course.class_id, class.name as class_name, class_teacher_id, grade,
        coalesce(class_group.name, '') as group_name, course.subject_id,
        subject.name as subject_name, is_ungraded, teacher_id,
        coalesce(period_set.periods, '[]') as periods,
        array(
          select period_id
          from period_closing
          where school_id = course.school_id and course.class_id = any(class_ids)
        ) as closed_period_ids
      from replica_course as course
      join replica_school as school using (school_id)
      join replica_policy as policy using (school_id)
      join replica_class as class using (school_id, class_id)
      join replica_subject as subject using (school_id, subject_id)
      left join replica_group as class_group
        on class_group.school_id = course.school_id and class_group.group_id = course.group_id
      left join replica_period_set as period_set
        on period_set.school_id = course.school_id and period_set.year = course.year
        and period_set.kind = class.period_kind
      where course.school_id = ${schoolId} and course_id = ${courseId}`,
  )

/** The finals of a course in a period. */
export interface SheetKey {
  readonly schoolId: string
  readonly courseId: string
  readonly periodId: string
}

export interface Sheet {
  readonly closesJournal: boolean
  readonly version: number
}

export interface PupilRow {
  readonly pupilId: string
  readonly name: string
  readonly studyForm: string
  readonly hasLeft: boolean
  readonly marks: readonly CountedMark[]
  readonly value: string
  readonly order: string
  readonly version: number
}

/**
 * The pupils of the course with their marks of the period and finals in one statement: members
 * of class and group, and whoever has a final though no member any more.
 */
export const listRows = (
  read: Read,
  { schoolId, courseId, periodId }: SheetKey,
  { startsOn, endsOn }: Pick<Period, 'startsOn' | 'endsOn'>,
  today: string,
): Promise<PupilRow[]> =>
  read.rows<PupilRow>(
    'final_list_rows',
    sql`
      with counted as (
        select pupil_id, jsonb_agg(jsonb_build_object(
          'value', points, 'weight', weight, 'isWritten', is_written)) as marks
        from replica_mark as mark
        left join replica_lesson as lesson using (school_id, lesson_id)
        where school_id = ${schoolId} and course_id = ${courseId} and points is not null
          and coalesce(lesson.date, mark.date) >= ${startsOn}
          and coalesce(lesson.date, mark.date) <= ${endsOn}
        group by pupil_id
      ), present as (
        select pupil_id, value, order_text, version
        from final
        where school_id = ${schoolId} and course_id = ${courseId} and period_id = ${periodId}
      ), member as (
        select pupil_id
        from replica_course as course
        join replica_pupil as pupil using (school_id, class_id)
        left join replica_group as class_group
          on class_group.school_id = course.school_id and class_group.group_id = course.group_id
        where course.school_id = ${schoolId} and course_id = ${courseId}
          and (course.group_id is null or pupil_id = any(class_group.pupil_ids))
          and (enrolled_on is null or enrolled_on <= ${endsOn})
          and (left_on is null or left_on >= least(${endsOn}::date, ${today}::date))
      )
      select pupil_id, name, study_form, member.pupil_id is null as has_left,
        coalesce(marks, '[]') as marks, coalesce(value, '') as value,
        coalesce(order_text, '') as "order", coalesce(present.version, 0) as version
      from member
      full join present using (pupil_id)
      join replica_pupil as pupil using (pupil_id)
      left join counted using (pupil_id)
      where pupil.school_id = ${schoolId} and (member.pupil_id is not null or value <> '')
      order by name collate "ru-x-icu", pupil_id`,
  )

export const findSheet = async (
  read: Read,
  { schoolId, courseId, periodId }: SheetKey,
): Promise<Sheet> =>
  (await read.maybe<Sheet>(
    'final_sheet_find',
    sql`
      select closes_journal, version
      from final_sheet
      where school_id = ${schoolId} and course_id = ${courseId} and period_id = ${periodId}`,
  )) ?? { closesJournal: false, version: 0 }

/** Makes the sheet when it is the first time; whoever else sets finals here waits. */
export const lockSheet = (tx: Tx, { schoolId, courseId, periodId }: SheetKey): Promise<Sheet> =>
  tx.one<Sheet>(
    'final_sheet_lock',
    sql`
      insert into final_sheet as sheet (school_id, course_id, period_id, closes_journal, version)
      values (${schoolId}, ${courseId}, ${periodId}, false, 0)
      on conflict (school_id, course_id, period_id) do update
      set version = sheet.version
      returning closes_journal, version`,
  )
