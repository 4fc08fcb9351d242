import { isDeepStrictEqual } from 'node:util'
import type { Details } from '@zvonok/runtime/refusal'
import { problemAt, type Place, type Problem } from '../workbooks/problem.ts'
import type { Named } from '../people/rows.ts'
import { match, type Indexed, type Match, type PeopleIndex } from './people-index.ts'
import type { PlannedRow, WithNumber } from './plan.ts'

interface PersonEntry extends Named {
  readonly place: Place
  readonly snils: string | undefined
}

interface Person extends Indexed {
  readonly version: number
}

interface Wrong {
  readonly field: string
  readonly reason: string
  readonly details?: Details
}

/** How one kind of persons is found, made and changed. */
interface Kind<E extends PersonEntry, T extends Person> {
  readonly index: PeopleIndex<WithNumber<T>>
  readonly hash: (digits: string) => string
  readonly idOf: (person: T) => string
  /** What tells persons apart where there is no number. */
  readonly keysOf: (entry: E) => readonly string[]
  /** Of version 0, before anything is merged into it. */
  readonly blank: (entry: E) => T
  /** What an empty cell leaves as it is. */
  readonly merged: (entry: E, before: T) => T
  readonly refuse: (entry: E, before: T) => Wrong | undefined
  readonly labelOf: (after: T, entry: E) => string
}

export interface Merge<T extends Person> {
  readonly index: PeopleIndex<WithNumber<T>>
  readonly rows: readonly PlannedRow[]
  /** Those added or changed. */
  readonly saved: readonly WithNumber<T>[]
  readonly problems: readonly Problem[]
}

const repeated = <T>(found: Match<T>, firstRow: number): Wrong => ({
  ...(found.kind === 'found' && found.by === 'number'
    ? { field: 'snils', reason: 'SNILS_DUPLICATE' }
    : { field: 'surname', reason: 'ROW_DUPLICATE' }),
  details: { row: String(firstRow) },
})

/** One row per person: finds each in the register and says what the row would change. */
export const mergePeople = <E extends PersonEntry, T extends Person>(
  entries: readonly E[],
  kind: Kind<E, T>,
): Merge<T> => {
  const { index, hash, idOf } = kind
  const rows: PlannedRow[] = []
  const saved: WithNumber<T>[] = []
  const problems: Problem[] = []

  const wrongOf = (entry: E, found: Match<T>, before: T): Wrong | undefined => {
    if (found.kind === 'ambiguous') return { field: 'surname', reason: 'PERSON_AMBIGUOUS' }
    const firstRow = index.claim(idOf(before), entry.place.row)
    return firstRow === undefined ? kind.refuse(entry, before) : repeated(found, firstRow)
  }

  for (const entry of entries) {
    const { place, snils } = entry
    const snilsHash = snils === undefined ? undefined : hash(snils)
    const found = match(index, snilsHash, kind.keysOf(entry))
    const before = found.kind === 'found' ? found.person : kind.blank(entry)
    const wrong = wrongOf(entry, found, before)
    if (wrong !== undefined) {
      problems.push(problemAt(place, wrong.field, wrong.reason, wrong.details))
      continue
    }
    const after = { ...kind.merged(entry, before), snilsHash: snilsHash ?? before.snilsHash }
    const isKept = found.kind === 'found' && isDeepStrictEqual(after, before)
    const action = isKept ? 'keep' : found.kind === 'found' ? 'change' : 'add'
    rows.push({ sheet: place.sheet, row: place.row, action, label: kind.labelOf(after, entry) })
    if (isKept) continue
    const next = { ...after, version: before.version + 1, snils }
    index.put(next)
    saved.push(next)
  }
  return { index, rows, saved, problems }
}
