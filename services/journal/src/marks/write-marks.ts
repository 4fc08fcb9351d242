import { MarksPut, type Mark } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { auditAll } from '@zvonok/runtime/audit'
import { announce } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, notFound, Refusal } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { maySeeSchool, mayWriteLesson, staffActor } from '../access.ts'
import type { Parts } from '../parts.ts'
import { closed, mostViolations } from '../refusals.ts'
import { getLessonFacts, lockLesson } from '../replicas/lesson-facts.ts'
import type { JudgedLesson, OfLesson } from '../replicas/lesson-facts.ts'
import { whyClosed, whyTooEarly } from '../rules.ts'
import { marksPut } from './events.ts'
import {
  decideMark,
  isProblem,
  type CellProblem,
  type CellState,
  type DecidedMark,
  type WantedMark,
} from './rules.ts'
import { findCells, findWorks, saveMarks } from './store.ts'
import type { CellRow, MarkedWork } from './store.ts'

const stateOf = (row: CellRow): CellState => ({
  pupil: row.classId === undefined ? undefined : row,
  mark: row.value === undefined ? undefined : { ...row, value: row.value },
  absence:
    row.code === undefined || row.kind === '' ? undefined : { code: row.code, kind: row.kind },
})

const allow = ({ caller }: Context, { lesson, policies, today }: JudgedLesson): void => {
  if (!maySeeSchool(caller, lesson)) throw notFound('lesson')
  if (!mayWriteLesson(caller, lesson)) throw forbidden('NOT_YOUR_LESSON')
  const barrier = whyClosed(policies, lesson, today) ?? whyTooEarly(lesson, today)
  if (barrier !== undefined) throw closed(barrier)
}

interface Decided extends WantedMark {
  readonly retypes: number
  readonly outcome: DecidedMark | CellProblem
}

/** Of one cell the problem itself; of a column every bad cell by its place. */
const refuse = (all: readonly Decided[], isColumn: boolean): void => {
  const problems = all.flatMap(({ outcome }, index) =>
    isProblem(outcome) ? [{ ...outcome, path: isColumn ? `marks[${index}].` : '' }] : [],
  )
  const [first] = problems
  if (first === undefined) return
  const violations = problems.slice(0, mostViolations).map(({ path, field, reason, details }) => ({
    field: `${path}${field}`,
    reason,
    details,
  }))
  const isOne = problems.every(({ kind, reason }) => kind === first.kind && reason === first.reason)
  throw isOne
    ? new Refusal(first.kind, first.reason, first.details, violations)
    : new Refusal('invalid', 'INVALID_REQUEST', {}, violations)
}

const answerOf = (
  lesson: OfLesson & { readonly actorName: string },
  { pupilId, workNumber }: WantedMark,
  mark: DecidedMark,
  standing: CellRow | undefined,
  at: Date,
): Mark => ({
  lessonId: lesson.lessonId,
  pupilId,
  workNumber,
  value: mark.value,
  comment: mark.comment,
  version: mark.version,
  setBy: mark.isChange ? lesson.actorName : (standing?.setBy ?? ''),
  setAt: mark.isChange ? at : standing?.setAt,
  previousValue: '',
})

interface Written {
  readonly judged: JudgedLesson
  readonly works: readonly MarkedWork[]
  readonly changes: readonly (WantedMark & DecidedMark & { readonly retypes: number })[]
}

const save = (
  tx: Tx,
  { clock, pages }: Parts,
  { caller }: Context,
  { judged: { lesson }, works, changes }: Written,
): void => {
  const actor = staffActor(caller, lesson.schoolId)
  const at = clock.now()
  const newWorks = works.filter(
    ({ number, isStored }) => !isStored && changes.some((change) => change.workNumber === number),
  )
  const { policyVersion } = lesson
  saveMarks(tx, lesson, newWorks, changes, { by: actor.personId, at, policyVersion })
  announce(tx, MarksPut, marksPut(lesson, works, changes, at), {
    schoolId: lesson.schoolId,
    subjectId: lesson.lessonId,
    actor: actor.personId,
    clock,
  })
  pages.changed(tx, { courseId: lesson.courseId, lessonId: lesson.lessonId, kind: 'marks' })
  auditAll(
    tx,
    changes.map(({ pupilId, workNumber, value, previousValue, comment, version }) => ({
      schoolId: lesson.schoolId,
      actor,
      action: value === '' ? 'mark.remove' : 'mark.put',
      subject: `mark/${lesson.lessonId}/${pupilId}/${workNumber}`,
      before: { value: previousValue },
      after: { value, comment, version },
      at,
    })),
  )
}

/** load → decide → save for one cell or a column, all or nothing: two round trips besides those of the command. */
export const writeMarks = async (
  tx: Tx,
  parts: Parts,
  context: Context,
  asked: OfLesson & { readonly cells: readonly WantedMark[]; readonly isColumn: boolean },
): Promise<Mark[]> => {
  const { personId: actorId } = staffActor(context.caller, asked.schoolId)
  lockLesson(tx, asked)
  const [judged, rows, works] = await Promise.all([
    getLessonFacts(tx, parts.clock, { ...asked, actorId }),
    findCells(tx, asked, asked.cells),
    findWorks(tx, asked),
  ])
  allow(context, judged)
  const { lesson, policies } = judged
  const all = asked.cells.map((wanted, index): Decided => {
    const row = rows[index]
    if (row === undefined) throw new Error('a cell asked for did not come back')
    const outcome = decideMark(policies, lesson, works, wanted, stateOf(row))
    return { ...wanted, retypes: row.retypes ?? 0, outcome }
  })
  refuse(all, asked.isColumn)
  const decided = all.flatMap(({ outcome, ...wanted }) =>
    isProblem(outcome) ? [] : [{ ...wanted, ...outcome }],
  )
  const changes = decided.filter(({ isChange }) => isChange)
  if (changes.length > 0) save(tx, parts, context, { judged, works, changes })
  const at = parts.clock.now()
  return decided.map((mark, index) => answerOf(lesson, mark, mark, rows[index], at))
}

export const writeMark = async (
  tx: Tx,
  parts: Parts,
  context: Context,
  { cell, ...lesson }: OfLesson & { readonly cell: WantedMark },
): Promise<Mark> => {
  const [mark] = await writeMarks(tx, parts, context, { ...lesson, cells: [cell], isColumn: false })
  if (mark === undefined) throw new Error('the cell asked for did not come back')
  return mark
}
