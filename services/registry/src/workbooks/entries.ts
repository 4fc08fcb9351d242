import type { ClassName } from '@zvonok/policy/class-name'
import type { PeriodKind } from '@zvonok/policy/periods'
import type { Named, StudyFormName } from '../people/rows.ts'
import type { StaffRole } from '../people/rules.ts'
import type { Place, Problem } from './problem.ts'

/** What one row says, understood; undefined or empty where it says nothing. */
export interface StaffEntry extends Named {
  readonly place: Place
  readonly position: string
  readonly roles: readonly StaffRole[]
  /** Eleven digits. */
  readonly snils: string | undefined
  readonly email: string
  readonly startsOn: string | undefined
}

export interface ClassEntry {
  readonly place: Place
  readonly name: ClassName
  readonly periodKind: PeriodKind | undefined
  /** Full name as typed; empty for none. */
  readonly teacher: string
}

export interface PupilEntry extends Named {
  readonly place: Place
  readonly birthDate: string
  readonly className: ClassName
  readonly snils: string | undefined
  readonly studyForm: StudyFormName | undefined
  readonly enrolledOn: string | undefined
}

export interface ParentEntry extends Named {
  readonly place: Place
  readonly snils: string | undefined
  readonly email: string
  /** Full name as typed. */
  readonly pupil: string
  readonly className: ClassName
  readonly pupilBirthDate: string | undefined
}

/** A whole file: rows that could be understood, and what was wrong in any. */
export interface Draft {
  readonly staff: readonly StaffEntry[]
  readonly classes: readonly ClassEntry[]
  readonly pupils: readonly PupilEntry[]
  readonly parents: readonly ParentEntry[]
  readonly problems: readonly Problem[]
}
