import { findCollisions } from '../collisions.ts'
import { held } from '../lessons/rules.ts'
import { cancel, substitute } from '../lessons/rules.ts'
import type { LessonRow } from '../lessons/store.ts'

/** A bulk change as understood. */
export type Bulk =
  | { readonly kind: 'cancelled'; readonly reason: string }
  | { readonly kind: 'teacher-replaced'; readonly reason: string; readonly substituteId: string }

/** The lessons as they would be; those it would leave as they are, left out [K 7, SCH-13]. */
export const applyBulk = (lessons: readonly LessonRow[], bulk: Bulk): LessonRow[] =>
  lessons.flatMap((lesson) => {
    if (lesson.status !== 'planned') return []
    if (bulk.kind === 'cancelled') return [cancel(lesson, bulk.reason)]
    const changed = substitute(lesson, bulk.substituteId, bulk.reason)
    return changed === undefined ? [] : [changed]
  })

/**
 * Lessons the substitute can't take: the own ones at the same time, and of two touched lessons at
 * one time both. `present` are the lessons held on the dates, as they are now.
 */
export const substituteConflicts = (
  changed: readonly LessonRow[],
  present: readonly LessonRow[],
): LessonRow[] => {
  const touched = new Set(changed.map(({ lessonId }) => lessonId))
  const substituteId = changed[0]?.teacherId
  const own = present.filter(
    ({ lessonId, teacherId }) => teacherId === substituteId && !touched.has(lessonId),
  )
  // Rooms and pupils stay where they are: only the teacher can collide.
  const collisions = findCollisions([...changed, ...own].map(held), new Map()).filter(
    ({ kind, a, b }) =>
      kind === 'teacher' && (touched.has(a.lesson.lessonId) || touched.has(b.lesson.lessonId)),
  )
  const inTheWay = new Map<string, LessonRow>()
  for (const { a, b } of collisions) {
    const others = [a.lesson, b.lesson].filter(({ lessonId }) => !touched.has(lessonId))
    for (const lesson of others.length > 0 ? others : [a.lesson, b.lesson]) {
      inTheWay.set(lesson.lessonId, lesson)
    }
  }
  return [...inTheWay.values()].toSorted((a, b) => a.date.localeCompare(b.date) || a.slot - b.slot)
}
