import { LessonsChanged } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { findFamiliesOf, findNames, placeKey, type Place } from '../notices/families.ts'
import { changeWord, lessonDrafts, type Before } from '../notices/lesson-rules.ts'
import type { Teller } from '../notices/teller.ts'

/** Saves the lessons that are newer than ours; answers their ids. */
const saveLessons = async (tx: Tx, lessons: readonly Lesson[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.rows<{ lessonId: string }>(
    'replica_lesson_put',
    sql`
      insert into replica_lesson as kept
        (school_id, lesson_id, subject_id, teacher_id, group_id, date, slot, version)
      select school_id, lesson_id, subject_id, teacher_id, group_id, date, slot, version
      from unnest(
        ${lessons.map((lesson) => lesson.schoolId)}::uuid[],
        ${lessons.map((lesson) => lesson.lessonId)}::uuid[],
        ${lessons.map((lesson) => lesson.subjectId)}::uuid[],
        ${lessons.map((lesson) => lesson.teacherId)}::uuid[],
        ${lessons.map((lesson) => lesson.groupId)}::text[],
        ${lessons.map((lesson) => lesson.date)}::date[],
        ${lessons.map((lesson) => lesson.slot)}::integer[],
        ${lessons.map((lesson) => lesson.version)}::integer[]
      ) as lesson (school_id, lesson_id, subject_id, teacher_id, group_id, date, slot, version)
      on conflict (school_id, lesson_id) do update
      set subject_id = excluded.subject_id, teacher_id = excluded.teacher_id,
        group_id = excluded.group_id, date = excluded.date, slot = excluded.slot, version = excluded.version
      where excluded.version > kept.version
      returning lesson_id`,
  )
  return new Set(rows.map(({ lessonId }) => lessonId))
}

const findBefore = async (
  tx: Tx,
  schoolId: string,
  lessons: readonly Lesson[],
): Promise<ReadonlyMap<string, Before>> => {
  const rows = await tx.rows<Before>(
    'replica_lesson_before',
    sql`
      select lesson_id, teacher_id, date, slot
      from replica_lesson
      where school_id = ${schoolId}
        and lesson_id = any(${lessons.map((lesson) => lesson.lessonId)}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.lessonId, row]))
}

const placesOf = (lessons: readonly Lesson[]): Place[] => [
  ...new Map(lessons.map((lesson) => [placeKey(lesson), lesson])).values(),
]

/** The calendar, and what its changes have to say to whom. */
export const schedulingHandlers = (teller: Teller): readonly EventHandler[] => [
  on(LessonsChanged, async (tx, change) => {
    const schoolId = change.lessons[0]?.schoolId
    if (schoolId === undefined) return
    const word = changeWord[change.kind]
    if (word === undefined) {
      await saveLessons(tx, change.lessons)
      return
    }
    const [before, newer] = await Promise.all([
      findBefore(tx, schoolId, change.lessons),
      saveLessons(tx, change.lessons),
    ])
    // A change that was overtaken by a newer one is no news any more.
    const lessons = change.lessons.filter(({ lessonId }) => newer.has(lessonId))
    if (lessons.length === 0) return
    const [families, names] = await Promise.all([
      findFamiliesOf(tx, schoolId, placesOf(lessons)),
      findNames(tx, schoolId, {
        subjectIds: lessons.map(({ subjectId }) => subjectId),
        staffIds: lessons.map(({ teacherId }) => teacherId),
        classIds: lessons.map(({ classId }) => classId),
      }),
    ])
    const told = { change: { ...change, lessons }, word, before, names, families }
    await teller.tell(tx, schoolId, lessonDrafts(told))
  }),
]
