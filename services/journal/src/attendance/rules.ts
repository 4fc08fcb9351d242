import { isAbsence, parseAbsence } from '@zvonok/policy/absence-codes'
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

export interface WantedAbsence {
  readonly pupilId: string
  /** Empty for present. */
  readonly code: string
  readonly version: number
}

export interface StandingAbsence extends Standing {
  readonly code: string
  readonly kind: AbsenceKind | ''
}

export interface AttendanceState {
  readonly pupil: PupilState | undefined
  readonly absence: StandingAbsence | undefined
  /** A mark of the lesson, of whichever work; empty when there is none. */
  readonly mark: string
}

export interface AbsenceProblem extends Barrier {
  readonly kind: 'invalid' | 'precondition' | 'conflict'
  readonly field: 'pupilId' | 'code' | 'version'
}

export interface DecidedAbsence {
  readonly code: string
  readonly kind: AbsenceKind | ''
  readonly previousCode: string
  readonly version: number
  /** False when the cell already says so. */
  readonly isChange: boolean
}

const problem = (
  kind: AbsenceProblem['kind'],
  field: AbsenceProblem['field'],
  { reason, details }: Barrier,
): AbsenceProblem => ({ kind, field, reason, details })

const decided = (
  code: string,
  kind: AbsenceKind | '',
  standing: StandingAbsence | undefined,
): DecidedAbsence => {
  const previousCode = standing?.code ?? ''
  const isChange = code !== previousCode
  return {
    code,
    kind,
    previousCode,
    isChange,
    version: (standing?.version ?? 0) + Number(isChange),
  }
}

/** One pupil of a lesson: a code of the policy [S 5.4, L 3.2.5, P-05], not beside a mark [L 3.2.5]. */
export const decideAbsence = (
  policies: Policies,
  date: string,
  wanted: WantedAbsence,
  state: AttendanceState,
): DecidedAbsence | AbsenceProblem => {
  const changed = whyChanged(wanted.version, state.absence, state.absence?.code ?? '')
  if (wanted.code.trim() === '') {
    return changed === undefined
      ? decided('', '', state.absence)
      : problem('conflict', 'version', changed)
  }
  const stranger = whyNotHere(policies, state.pupil, date)
  if (stranger !== undefined) return problem('invalid', 'pupilId', stranger)
  const code = parseAbsence(policies, wanted.code)
  if (!code.ok) return problem('invalid', 'code', barrierOf(code))
  if (state.mark !== '' && isAbsence(code.value)) {
    const details = { value: state.mark, ground: oneOfBothGround }
    return problem('precondition', 'code', { reason: 'PUPIL_HAS_MARK', details })
  }
  if (changed !== undefined) return problem('conflict', 'version', changed)
  return decided(code.value.code, code.value.kind, state.absence)
}

export const isProblem = (outcome: DecidedAbsence | AbsenceProblem): outcome is AbsenceProblem =>
  'reason' in outcome
