import { conflict } from '@zvonok/runtime/refusal'
import { sql, uniqueViolation } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { AbsenceKind } from '@zvonok/policy/values'
import type { OfLesson } from '../replicas/lesson-facts.ts'

export interface PupilRow {
  readonly pupilId: string
  readonly isInClass: boolean
  readonly isInGroup: boolean
  readonly studyForm: string
  readonly enrolledOn: string
  readonly leftOn: string | undefined
}

/** Pupils of the lesson's class and whoever else was asked for. */
export const findPupils = (
  read: Read,
  { schoolId, lessonId }: OfLesson,
  asked: readonly string[],
): Promise<PupilRow[]> =>
  read.rows<PupilRow>(
    'attendance_pupils',
    sql`
      select pupil.pupil_id, pupil.class_id = course.class_id as is_in_class,
        course.group_id is null or pupil.pupil_id = any(grp.pupil_ids) as is_in_group,
        pupil.study_form, pupil.enrolled_on, pupil.left_on
      from replica_lesson lesson
      join replica_course course
        on course.school_id = lesson.school_id and course.course_id = lesson.course_id
      left join replica_group grp
        on grp.school_id = course.school_id and grp.group_id = course.group_id
      join replica_pupil pupil
        on pupil.school_id = lesson.school_id
        and (pupil.class_id = course.class_id or pupil.pupil_id = any(${asked}::uuid[]))
      where lesson.school_id = ${schoolId} and lesson.lesson_id = ${lessonId}`,
  )

export interface AbsenceRow {
  readonly pupilId: string
  readonly code: string
  readonly kind: AbsenceKind | ''
  readonly version: number
  readonly setBy: string
  readonly setAt: Date
}

export const findAbsences = (read: Read, { schoolId, lessonId }: OfLesson): Promise<AbsenceRow[]> =>
  read.rows<AbsenceRow>(
    'attendance_absences',
    sql`
      select attendance.pupil_id, attendance.code, attendance.kind, attendance.version,
        attendance.set_at, coalesce(staff.short_name, '') as set_by
      from attendance
      left join replica_staff staff
        on staff.school_id = attendance.school_id and staff.person_id = attendance.set_by
      where attendance.school_id = ${schoolId} and attendance.lesson_id = ${lessonId}
      order by attendance.pupil_id`,
  )

/** Who has marks in the lesson, and which. */
export const findMarked = (
  read: Read,
  { schoolId, lessonId }: OfLesson,
): Promise<{ pupilId: string; marks: string }[]> =>
  read.rows(
    'attendance_marked',
    sql`
      select pupil_id, string_agg(value, ', ' order by work_number) as marks
      from mark
      where school_id = ${schoolId} and lesson_id = ${lessonId} and value <> ''
      group by pupil_id`,
  )

export const findRollVersion = async (
  read: Read,
  { schoolId, lessonId }: OfLesson,
): Promise<number> => {
  const roll = await read.maybe<{ version: number }>(
    'roll_version',
    sql`select version from roll where school_id = ${schoolId} and lesson_id = ${lessonId}`,
  )
  return roll?.version ?? 0
}

export interface ChangeRow {
  readonly pupilId: string
  readonly code: string
  readonly kind: AbsenceKind | ''
  readonly previousCode: string
  readonly version: number
}

export interface Taking {
  readonly by: string
  readonly at: Date
  readonly policyVersion: number
  readonly expectedPupils: number
  readonly version: number
}

/** The roll, the absences and their history in one statement. */
export const saveAttendance = (
  tx: Tx,
  { schoolId, lessonId }: OfLesson,
  changes: readonly ChangeRow[],
  { by, at, policyVersion, expectedPupils, version }: Taking,
): void =>
  tx.send(
    'attendance_save',
    sql`
      with entry as (
        select pupil_id, code, kind, previous_code, version
        from unnest(
          ${changes.map((change) => change.pupilId)}::uuid[],
          ${changes.map((change) => change.code)}::text[],
          ${changes.map((change) => change.kind)}::text[],
          ${changes.map((change) => change.previousCode)}::text[],
          ${changes.map((change) => change.version)}::integer[]
        ) as entry (pupil_id, code, kind, previous_code, version)
      ), taken as (
        insert into roll (school_id, lesson_id, expected_pupils, taken_by, taken_at,
          policy_version, version)
        values (${schoolId}, ${lessonId}, ${expectedPupils}, ${by}, ${at}, ${policyVersion},
          ${version})
        on conflict (school_id, lesson_id) do update
        set expected_pupils = excluded.expected_pupils, taken_by = excluded.taken_by,
          taken_at = excluded.taken_at, policy_version = excluded.policy_version,
          version = excluded.version
      ), change as (
        insert into attendance_change (school_id, lesson_id, pupil_id, version, previous_code,
          code, set_by, set_at, policy_version)
        select ${schoolId}, ${lessonId}, pupil_id, version, previous_code, code, ${by}, ${at},
          ${policyVersion}
        from entry
      )
      insert into attendance (school_id, lesson_id, pupil_id, code, kind, set_by, set_at,
        policy_version, version)
      select ${schoolId}, ${lessonId}, pupil_id, code, kind, ${by}, ${at}, ${policyVersion},
        version
      from entry
      on conflict (school_id, lesson_id, pupil_id) do update
      set code = excluded.code, kind = excluded.kind, set_by = excluded.set_by,
        set_at = excluded.set_at, policy_version = excluded.policy_version,
        version = excluded.version`,
  )

/** A version is written once: whatever went round the lock gives the answer the check would have given. */
export const throwAttendanceRefusal = (error: unknown): never => {
  throw uniqueViolation(error) === 'attendance_change_pkey' ? conflict('CHANGED_BY_ANOTHER') : error
}
