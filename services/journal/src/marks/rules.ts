import { isAbsence } from '@zvonok/policy/absence-codes'
import { isForeignLanguage } from '@zvonok/policy/grade1'
import { markText, parseMark } from '@zvonok/policy/marks'
import type { Policies } from '@zvonok/policy/resolve'
import type { AbsenceKind } from '@zvonok/policy/values'
import { barrierOf, type Barrier } from '../barrier.ts'
import {
  oneOfBothGround,
  whyChanged,
  whyNotHere,
  type PupilState,
  type Standing,
} from '../rules.ts'

/** Characters of a comment. */
export const longestComment = 300

/** What a writer wants of one cell; no value removes the mark. */
export interface WantedMark {
  readonly pupilId: string
  readonly workNumber: number
  readonly value: string | undefined
  readonly comment: string
  readonly expectedVersion: number
}

/** What stands in the cell now. */
export interface StandingMark extends Standing {
  readonly value: string
  readonly comment: string
}

export interface CellState {
  readonly pupil: PupilState | undefined
  readonly mark: StandingMark | undefined
  readonly absence: { readonly code: string; readonly kind: AbsenceKind } | undefined
}

export interface MarkedCourse {
  readonly date: string
  readonly grade: number
  readonly subjectName: string
  readonly isUngraded: boolean
}

export interface CellProblem extends Barrier {
  readonly kind: 'invalid' | 'precondition' | 'conflict'
  readonly field: 'pupilId' | 'workNumber' | 'value' | 'expectedVersion'
}

export interface DecidedMark {
  readonly value: string
  readonly previousValue: string
  readonly comment: string
  readonly version: number
  /** False when the cell already says so: nothing is written then. */
  readonly isChange: boolean
}

const problem = (
  kind: CellProblem['kind'],
  field: CellProblem['field'],
  { reason, details }: Barrier,
): CellProblem => ({ kind, field, reason, details })

const whyNoMark = (cell: CellState): Barrier | undefined =>
  cell.absence === undefined || !isAbsence(cell.absence)
    ? undefined
    : { reason: 'PUPIL_ABSENT', details: { code: cell.absence.code, ground: oneOfBothGround } }

/** What the rules of grading need to know of the course. */
export const factsOf = ({ grade, subjectName, isUngraded }: MarkedCourse) => ({
  grade,
  isForeignLanguage: isForeignLanguage(subjectName),
  withoutAttestation: isUngraded,
})

/** What the cell is to hold, judged by scale and grade [39 4.4.8, 39 3.7, S 5.3, L 3.2.5]. */
const readValue = (
  policies: Policies,
  course: MarkedCourse,
  typed: string,
): string | CellProblem => {
  const entry = parseMark(policies, typed, factsOf(course))
  return entry.ok ? markText(entry.value) : problem('invalid', 'value', barrierOf(entry))
}

const decided = (wanted: WantedMark, value: string, standing?: StandingMark): DecidedMark => {
  const comment = value === '' ? '' : wanted.comment
  const isChange = value !== (standing?.value ?? '') || comment !== (standing?.comment ?? '')
  const version = (standing?.version ?? 0) + (isChange ? 1 : 0)
  return { value, comment, version, isChange, previousValue: standing?.value ?? '' }
}

/** A mistake may be taken back whoever the pupil is by now. */
const decideRemoval = (wanted: WantedMark, { mark }: CellState): DecidedMark | CellProblem => {
  const changed = whyChanged(wanted.expectedVersion, mark, mark?.value ?? '')
  return changed === undefined
    ? decided(wanted, '', mark)
    : problem('conflict', 'expectedVersion', changed)
}

/** One cell: who, what work, which value, not beside an absence, not over another's change. */
export const decideMark = (
  policies: Policies,
  course: MarkedCourse,
  works: readonly { readonly number: number }[],
  wanted: WantedMark,
  cell: CellState,
): DecidedMark | CellProblem => {
  if (wanted.value === undefined) return decideRemoval(wanted, cell)
  const stranger = whyNotHere(policies, cell.pupil, course.date)
  if (stranger !== undefined) return problem('invalid', 'pupilId', stranger)
  if (!works.some(({ number }) => number === wanted.workNumber)) {
    const details = { number: String(wanted.workNumber) }
    return problem('invalid', 'workNumber', { reason: 'WORK_NOT_FOUND', details })
  }
  const value = readValue(policies, course, wanted.value)
  if (typeof value !== 'string') return value
  const absent = whyNoMark(cell)
  if (absent !== undefined) return problem('precondition', 'value', absent)
  const changed = whyChanged(wanted.expectedVersion, cell.mark, cell.mark?.value ?? '')
  if (changed !== undefined) return problem('conflict', 'expectedVersion', changed)
  return decided(wanted, value, cell.mark)
}

export const isProblem = (outcome: DecidedMark | CellProblem): outcome is CellProblem =>
  'reason' in outcome
