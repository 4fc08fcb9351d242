import { conflict } from '@zvonok/runtime/refusal'
import { sql, uniqueViolation } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { AbsenceKind } from '@zvonok/policy/values'
import type { OfLesson } from '../replicas/lesson-facts.ts'

export interface CellRow {
  readonly classId: string | undefined
  readonly isInClass: boolean
  readonly isInGroup: boolean
  readonly studyForm: string
  readonly enrolledOn: string
  readonly leftOn: string | undefined
  readonly value: string | undefined
  readonly comment: string
  readonly version: number
  readonly retypes: number | undefined
  readonly setBy: string
  readonly setAt: Date
  readonly code: string | undefined
  readonly kind: AbsenceKind | ''
}

/** Pupil, mark and absence of each cell, in the order asked. */
export const findCells = (
  read: Read,
  { schoolId, lessonId }: OfLesson,
  cells: readonly { readonly pupilId: string; readonly workNumber: number }[],
): Promise<CellRow[]> =>
  read.rows<CellRow>(
    'mark_cells',
    sql`
      select pupil.class_id, pupil.class_id = course.class_id as is_in_class,
        course.group_id is null or pupil.pupil_id = any(grp.pupil_ids) as is_in_group,
        pupil.study_form, pupil.enrolled_on, pupil.left_on,
        mark.value, mark.comment, mark.version, mark.retypes, mark.set_at,
        coalesce(staff.short_name, '') as set_by,
        attendance.code, attendance.kind
      from unnest(
        ${cells.map((cell) => cell.pupilId)}::uuid[],
        ${cells.map((cell) => cell.workNumber)}::integer[]
      ) with ordinality as cell (pupil_id, work_number, place)
      join replica_lesson lesson
        on lesson.school_id = ${schoolId} and lesson.lesson_id = ${lessonId}
      join replica_course course
        on course.school_id = lesson.school_id and course.course_id = lesson.course_id
      left join replica_group grp
        on grp.school_id = course.school_id and grp.group_id = course.group_id
      left join replica_pupil pupil
        on pupil.school_id = lesson.school_id and pupil.pupil_id = cell.pupil_id
      left join mark
        on mark.school_id = lesson.school_id and mark.lesson_id = lesson.lesson_id
        and mark.pupil_id = cell.pupil_id and mark.work_number = cell.work_number
      left join replica_staff staff
        on staff.school_id = mark.school_id and staff.person_id = mark.set_by
      left join attendance
        on attendance.school_id = lesson.school_id and attendance.lesson_id = lesson.lesson_id
        and attendance.pupil_id = cell.pupil_id
      order by cell.place`,
  )

export interface MarkedWork {
  readonly number: number
  readonly workTypeId: string
  readonly name: string
  readonly weight: number
  readonly isWritten: boolean
  /** False for the work every lesson has before anything is written of it. */
  readonly isStored: boolean
}

/** The works of a lesson with their types; one of the school's default type when none is stored. */
export const findWorks = (read: Read, { schoolId, lessonId }: OfLesson): Promise<MarkedWork[]> =>
  read.rows<MarkedWork>(
    'mark_works',
    sql`
      select work.number, type.work_type_id, type.name, type.weight, type.is_written,
        true as is_stored
      from lesson_work work
      join replica_work_type type
        on type.school_id = work.school_id and type.work_type_id = work.work_type_id
      where work.school_id = ${schoolId} and work.lesson_id = ${lessonId}
      union all
      select 1, type.work_type_id, type.name, type.weight, type.is_written, false
      from (
        select work_type_id, name, weight, is_written
        from replica_work_type
        where school_id = ${schoolId} and is_default
        -- Two for a moment while the registry hands the default over.
        order by version desc
        limit 1
      ) type
      where not exists (
        select 1 from lesson_work where school_id = ${schoolId} and lesson_id = ${lessonId}
      )
      order by number`,
  )

export interface MarkRow {
  readonly pupilId: string
  readonly workNumber: number
  readonly value: string
  readonly previousValue: string
  readonly comment: string
  readonly version: number
}

export interface Writing {
  readonly by: string
  readonly at: Date
  readonly policyVersion: number
}

/** Marks and their history in one statement; the lesson's lock has made the versions certain. */
export const saveMarks = (
  tx: Tx,
  { schoolId, lessonId }: OfLesson,
  newWorks: readonly { readonly number: number; readonly workTypeId: string }[],
  marks: readonly MarkRow[],
  { by, at, policyVersion }: Writing,
): void =>
  tx.send(
    'mark_save',
    sql`
      with cell as (
        select pupil_id, work_number, value, previous_value, comment, version
        from unnest(
          ${marks.map((mark) => mark.pupilId)}::uuid[],
          ${marks.map((mark) => mark.workNumber)}::integer[],
          ${marks.map((mark) => mark.value)}::text[],
          ${marks.map((mark) => mark.previousValue)}::text[],
          ${marks.map((mark) => mark.comment)}::text[],
          ${marks.map((mark) => mark.version)}::integer[]
        ) as cell (pupil_id, work_number, value, previous_value, comment, version)
      ), work as (
        insert into lesson_work (school_id, lesson_id, number, work_type_id, title)
        select ${schoolId}, ${lessonId}, number, work_type_id, ''
        from unnest(
          ${newWorks.map((work) => work.number)}::integer[],
          ${newWorks.map((work) => work.workTypeId)}::uuid[]
        ) as work (number, work_type_id)
      ), change as (
        insert into mark_change (school_id, lesson_id, pupil_id, work_number, version,
          previous_value, value, comment, set_by, set_at, policy_version)
        select ${schoolId}, ${lessonId}, pupil_id, work_number, version,
          previous_value, value, comment, ${by}, ${at}, ${policyVersion}
        from cell
      )
      insert into mark (school_id, lesson_id, pupil_id, work_number, value, comment, set_by,
        set_at, policy_version, version)
      select ${schoolId}, ${lessonId}, pupil_id, work_number, value, comment, ${by},
        ${at}, ${policyVersion}, version
      from cell
      on conflict (school_id, lesson_id, pupil_id, work_number) do update
      set value = excluded.value, comment = excluded.comment, set_by = excluded.set_by,
        set_at = excluded.set_at, policy_version = excluded.policy_version,
        version = excluded.version`,
  )

/** A version is written once: whatever went round the lock gives the answer the check would have given. */
export const throwMarkRefusal = (error: unknown): never => {
  throw uniqueViolation(error) === 'mark_change_pkey' ? conflict('CHANGED_BY_ANOTHER') : error
}

export interface MarkChangeRow {
  readonly value: string
  readonly previousValue: string
  readonly comment: string
  readonly version: number
  readonly setBy: string
  readonly setAt: Date
}

export const listChanges = (
  read: Read,
  { schoolId, lessonId }: OfLesson,
  cell: { readonly pupilId: string; readonly workNumber: number },
): Promise<MarkChangeRow[]> =>
  read.rows<MarkChangeRow>(
    'mark_changes',
    sql`
      select change.value, change.previous_value, change.comment, change.version, change.set_at,
        coalesce(staff.short_name, '') as set_by
      from mark_change change
      left join replica_staff staff
        on staff.school_id = change.school_id and staff.person_id = change.set_by
      where change.school_id = ${schoolId} and change.lesson_id = ${lessonId}
        and change.pupil_id = ${cell.pupilId} and change.work_number = ${cell.workNumber}
      order by change.version desc`,
  )
