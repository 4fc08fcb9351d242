import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { announce } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'
import { marksPut } from '../marks/events.ts'
import type { Parts } from '../parts.ts'
import type { LessonFacts } from '../replicas/lesson-facts.ts'
import type { Work, WorkType } from './rules.ts'
import { retypeMarks, type Writing } from './store.ts'

/** Marks whose work got another type weigh otherwise from now on: averages elsewhere must learn it [JRN-34, JRN-36]. */
export const retype = async (
  tx: Tx,
  { clock }: Parts,
  lesson: LessonFacts,
  before: readonly (Work & { readonly hasMarks: boolean })[],
  after: readonly Work[],
  workTypes: readonly WorkType[],
  { by, at }: Writing,
): Promise<void> => {
  const retyped = after.filter(({ number, workTypeId }) =>
    before.some(
      (work) => work.number === number && work.hasMarks && work.workTypeId !== workTypeId,
    ),
  )
  if (retyped.length === 0) return
  const marks = await retypeMarks(
    tx,
    lesson,
    retyped.map(({ number }) => number),
  )
  const works = retyped.flatMap(({ number, workTypeId }) =>
    workTypes.filter((type) => type.workTypeId === workTypeId).map((type) => ({ ...type, number })),
  )
  announce(tx, MarksPut, marksPut(lesson, works, marks, at), {
    schoolId: lesson.schoolId,
    subjectId: lesson.lessonId,
    actor: by,
    clock,
  })
}
