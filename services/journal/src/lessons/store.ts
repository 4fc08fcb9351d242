import { conflict, invalid } from '@zvonok/runtime/refusal'
import { json, sql, uniqueViolation } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { AnnouncedMark } from '../marks/events.ts'
import type { OfLesson } from '../replicas/lesson-facts.ts'
import type { DecidedLesson, PlannedTopic, Work, WorkType } from './rules.ts'

export interface RecordRow {
  readonly topic: string
  readonly homework: string
  readonly planItemId: string | undefined
  readonly version: number
  readonly setBy: string
  readonly setAt: Date
}

/** What was written of the lesson; undefined when nobody wrote yet. */
export const findRecord = (
  read: Read,
  { schoolId, lessonId }: OfLesson,
): Promise<RecordRow | undefined> =>
  read.maybe<RecordRow>(
    'lesson_record',
    sql`
      select lesson.topic, lesson.homework, lesson.plan_item_id, lesson.version,
        coalesce(staff.short_name, '') as set_by, lesson.written_at as set_at
      from lesson
      left join replica_staff staff
        on staff.school_id = lesson.school_id and staff.person_id = lesson.written_by
      where lesson.school_id = ${schoolId} and lesson.lesson_id = ${lessonId}`,
  )

export const findWorks = (
  read: Read,
  { schoolId, lessonId }: OfLesson,
): Promise<(Work & { readonly hasMarks: boolean })[]> =>
  read.rows(
    'lesson_works',
    sql`
      select work.number, work.work_type_id, work.title,
        exists (
          select 1
          from mark
          where mark.school_id = work.school_id and mark.lesson_id = work.lesson_id
            and mark.work_number = work.number
        ) as has_marks
      from lesson_work work
      where work.school_id = ${schoolId} and work.lesson_id = ${lessonId}
      order by work.number`,
  )

export const findWorkTypes = (read: Read, schoolId: string): Promise<WorkType[]> =>
  read.rows<WorkType>(
    'lesson_work_types',
    sql`
      select work_type_id, name, weight, is_written, is_default
      from replica_work_type
      where school_id = ${schoolId}
      order by is_default desc, version desc`,
  )

export interface PlanRow extends PlannedTopic {
  readonly homework: string
}

/** The plan of the lesson's course, each item with the lesson it was used in. */
export const findPlan = (read: Read, { schoolId, lessonId }: OfLesson): Promise<PlanRow[]> =>
  read.rows<PlanRow>(
    'lesson_plan',
    sql`
      select item.plan_item_id, item.topic, item.homework, used.lesson_id
      from replica_lesson asked
      join plan_item item
        on item.school_id = asked.school_id and item.course_id = asked.course_id
      left join lesson used
        on used.school_id = item.school_id and used.plan_item_id = item.plan_item_id
      where asked.school_id = ${schoolId} and asked.lesson_id = ${lessonId}
      order by item.number`,
  )

/** Keeps a new load of the plan from taking the item away while it is being used. */
export const lockPlanItem = (
  tx: Tx,
  { schoolId, planItemId }: { readonly schoolId: string; readonly planItemId: string },
): void =>
  tx.send(
    'lesson_plan_item_lock',
    sql`
      select 1
      from plan_item
      where school_id = ${schoolId} and plan_item_id = ${planItemId}
      for key share`,
  )

export interface Writing {
  readonly courseId: string
  readonly by: string
  readonly at: Date
  readonly policyVersion: number
  readonly version: number
}

/** The record with its works and its history. */
export const saveLesson = (
  tx: Tx,
  { schoolId, lessonId }: OfLesson,
  { topic, homework, works, planItemId }: DecidedLesson,
  { courseId, by, at, policyVersion, version }: Writing,
): void => {
  tx.send(
    'lesson_save',
    sql`
      with change as (
        insert into lesson_change (school_id, lesson_id, version, topic, homework, works,
          plan_item_id, written_by, written_at, policy_version)
        values (${schoolId}, ${lessonId}, ${version}, ${topic}, ${homework}, ${json(works)},
          ${planItemId}, ${by}, ${at}, ${policyVersion})
      )
      insert into lesson (school_id, lesson_id, course_id, topic, homework, plan_item_id,
        written_by, written_at, policy_version, version)
      values (${schoolId}, ${lessonId}, ${courseId}, ${topic}, ${homework}, ${planItemId},
        ${by}, ${at}, ${policyVersion}, ${version})
      on conflict (school_id, lesson_id) do update
      set course_id = excluded.course_id, topic = excluded.topic, homework = excluded.homework,
        plan_item_id = excluded.plan_item_id, written_by = excluded.written_by,
        written_at = excluded.written_at, policy_version = excluded.policy_version,
        version = excluded.version`,
  )
  tx.send(
    'lesson_works_drop',
    sql`
      delete from lesson_work
      where school_id = ${schoolId} and lesson_id = ${lessonId}
        and number <> all(${works.map(({ number }) => number)}::integer[])`,
  )
  tx.send(
    'lesson_works_save',
    sql`
      insert into lesson_work (school_id, lesson_id, number, work_type_id, title)
      select ${schoolId}, ${lessonId}, number, work_type_id, title
      from unnest(
        ${works.map((work) => work.number)}::integer[],
        ${works.map((work) => work.workTypeId)}::uuid[],
        ${works.map((work) => work.title)}::text[]
      ) as work (number, work_type_id, title)
      on conflict (school_id, lesson_id, number) do update
      set work_type_id = excluded.work_type_id, title = excluded.title`,
  )
}

/** The marks of works that changed their type, announced anew; removed ones weigh nothing. */
export const retypeMarks = (
  tx: Tx,
  { schoolId, lessonId }: OfLesson,
  numbers: readonly number[],
): Promise<AnnouncedMark[]> =>
  tx.rows<AnnouncedMark>(
    'lesson_marks_retype',
    sql`
      update mark
      set retypes = retypes + 1
      where school_id = ${schoolId} and lesson_id = ${lessonId}
        and work_number = any(${numbers}::integer[]) and value <> ''
      returning pupil_id, work_number, value, value as previous_value, comment, version, retypes`,
  )

/** Two lessons that use one item at once, and two writers round the lock, get what the checks would say. */
export const throwLessonRefusal = (error: unknown): never => {
  switch (uniqueViolation(error)) {
    case 'lesson_plan_item_id_key':
      throw invalid('planItemId', 'PLAN_ITEM_USED')
    case 'lesson_change_pkey':
      throw conflict('CHANGED_BY_ANOTHER')
    default:
      throw error
  }
}
