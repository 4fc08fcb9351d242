import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import type { NewItem } from './rules.ts'

export interface OfCourse {
  readonly schoolId: string
  readonly courseId: string
}

/** One load of a plan at a time; the plan itself may not be there yet. */
export const lockCourse = (tx: Tx, { schoolId, courseId }: OfCourse): void =>
  tx.send(
    'plan_lock',
    sql`
      select 1
      from replica_course
      where school_id = ${schoolId} and course_id = ${courseId}
      for no key update`,
  )

export interface PlanRecord {
  readonly name: string
  readonly version: number
  readonly setBy: string
  readonly setAt: Date
}

export const findPlan = (
  read: Read,
  { schoolId, courseId }: OfCourse,
): Promise<PlanRecord | undefined> =>
  read.maybe<PlanRecord>(
    'plan_find',
    sql`
      select plan.name, plan.version, plan.loaded_at as set_at,
        coalesce(staff.short_name, '') as set_by
      from plan
      left join replica_staff staff
        on staff.school_id = plan.school_id and staff.person_id = plan.loaded_by
      where plan.school_id = ${schoolId} and plan.course_id = ${courseId}`,
  )

export interface ItemRow extends NewItem {
  readonly planItemId: string
  readonly number: number
  readonly lessonId: string | undefined
  readonly lessonDate: string | undefined
}

export const listItems = (read: Read, { schoolId, courseId }: OfCourse): Promise<ItemRow[]> =>
  read.rows<ItemRow>(
    'plan_items',
    sql`
      select item.plan_item_id, item.number, item.section, item.topic, item.homework,
        used.lesson_id, held.date as lesson_date
      from plan_item item
      left join lesson used
        on used.school_id = item.school_id and used.plan_item_id = item.plan_item_id
      left join replica_lesson held
        on held.school_id = used.school_id and held.lesson_id = used.lesson_id
      where item.school_id = ${schoolId} and item.course_id = ${courseId}
      order by item.number`,
  )

/** Lessons of the course in its year, cancelled ones left out (SCH-20). */
export const countLessons = async (
  read: Read,
  { schoolId, courseId }: OfCourse,
): Promise<number> => {
  const { lessons } = await read.one<{ lessons: number }>(
    'plan_lessons',
    sql`
      select count(*)::integer as lessons
      from replica_lesson
      where school_id = ${schoolId} and course_id = ${courseId} and not is_cancelled`,
  )
  return lessons
}

export interface Loading {
  readonly name: string
  readonly version: number
  readonly by: string
  readonly at: Date
  readonly policyVersion: number
}

/** The whole plan at once; items kept keep their id, the others go and leave their lessons' topics alone. */
export const savePlan = (
  tx: Tx,
  { schoolId, courseId }: OfCourse,
  items: readonly (NewItem & { readonly planItemId: string })[],
  { name, version, by, at, policyVersion }: Loading,
): void => {
  const ids = items.map(({ planItemId }) => planItemId)
  tx.send(
    'plan_save',
    sql`
      insert into plan (school_id, course_id, name, version, loaded_by, loaded_at, policy_version)
      values (${schoolId}, ${courseId}, ${name}, ${version}, ${by}, ${at}, ${policyVersion})
      on conflict (school_id, course_id) do update
      set name = excluded.name, version = excluded.version, loaded_by = excluded.loaded_by,
        loaded_at = excluded.loaded_at, policy_version = excluded.policy_version`,
  )
  tx.send(
    'plan_items_drop',
    sql`
      delete from plan_item
      where school_id = ${schoolId} and course_id = ${courseId}
        and plan_item_id <> all(${ids}::uuid[])`,
  )
  tx.send(
    'plan_items_save',
    sql`
      insert into plan_item
        (school_id, plan_item_id, course_id, number, section, topic, homework)
      select ${schoolId}, plan_item_id, ${courseId}, number, section, topic, homework
      from unnest(
        ${ids}::uuid[],
        ${items.map((item) => item.section)}::text[],
        ${items.map((item) => item.topic)}::text[],
        ${items.map((item) => item.homework)}::text[]
      ) with ordinality as item (plan_item_id, section, topic, homework, number)
      on conflict (school_id, plan_item_id) do update
      set number = excluded.number, section = excluded.section, topic = excluded.topic,
        homework = excluded.homework`,
  )
}
