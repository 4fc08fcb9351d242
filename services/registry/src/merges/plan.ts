import { fullName, searchKey, shortName } from '@zvonok/policy/names'
import type { ClassRow } from '../classes/store.ts'
import type { Named, ParentRow, PupilRow, StaffRow } from '../people/rows.ts'
import type { Problem } from '../workbooks/problem.ts'

/** The registers of a school as they are before an import. */
export interface Registers {
  readonly staff: readonly StaffRow[]
  /** Of the import's year. */
  readonly classes: readonly ClassRow[]
  readonly pupils: readonly PupilRow[]
  readonly parents: readonly ParentRow[]
}

/** What merging needs besides the file and the registers. */
export interface Setting {
  readonly schoolId: string
  readonly year: number
  /** In the school. */
  readonly today: string
  readonly newId: () => string
  readonly hash: (digits: string) => string
}

type Action = 'add' | 'change' | 'keep'

/** What a row of the file would do. */
export interface PlannedRow {
  readonly sheet: string
  readonly row: number
  readonly action: Action
  /** «Иванов П. С., 5А» */
  readonly label: string
}

/** A row to be saved; the number is sealed only then. */
export type WithNumber<T> = T & { readonly snils?: string | undefined }

/** What an import would do to the registers. */
export interface Plan {
  readonly rows: readonly PlannedRow[]
  readonly problems: readonly Problem[]
  /** Only those added or changed, with their new versions. */
  readonly staff: readonly WithNumber<StaffRow>[]
  readonly classes: readonly ClassRow[]
  readonly pupils: readonly WithNumber<PupilRow>[]
  readonly parents: readonly WithNumber<ParentRow>[]
  /** Pupils who change their class. */
  readonly moved: readonly string[]
}

const personName = ({ surname, givenName, patronymic }: Named) => ({
  lastName: surname,
  firstName: givenName,
  middleName: patronymic,
})

export const labelOf = (named: Named): string => shortName(personName(named))

/** Names compare without case and ё. */
export const nameKey = (named: Named): string => searchKey(fullName(personName(named)))

/**
 * Whether a number found under another name can be the same person's: a surname changes, a slip is
 * corrected, but not everything at once.
 */
export const couldBeSame = (one: Named, other: Named): boolean =>
  searchKey(one.givenName) === searchKey(other.givenName) ||
  searchKey(one.surname) === searchKey(other.surname)

/** Adds one to a list of a map. */
export const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
