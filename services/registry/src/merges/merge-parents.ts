import { isDeepStrictEqual } from 'node:util'
import type { ClassRow } from '../classes/store.ts'
import type { Named, ParentRow, PupilRow } from '../people/rows.ts'
import type { ParentEntry } from '../workbooks/entries.ts'
import { problemAt, type Problem } from '../workbooks/problem.ts'
import { findPupil, indexPupils } from './find-pupil.ts'
import { indexPeople, match, type PeopleIndex } from './people-index.ts'
import {
  couldBeSame,
  labelOf,
  nameKey,
  type PlannedRow,
  type Setting,
  type WithNumber,
} from './plan.ts'

interface ParentMerge {
  readonly rows: readonly PlannedRow[]
  readonly saved: readonly WithNumber<ParentRow>[]
  readonly problems: readonly Problem[]
}

const emailKey = (parent: Named & { readonly email: string }): string[] =>
  parent.email === '' ? [] : [`email ${parent.email.toLowerCase()} ${nameKey(parent)}`]

const childKey = (parent: Named, pupilId: string): string => `child ${pupilId} ${nameKey(parent)}`

/**
 * Without a number or an address a parent is known only as this child's: a namesake must never be
 * taken for them and see a child that is not theirs.
 */
const keysOf = (parent: ParentRow): string[] => [
  ...emailKey(parent),
  ...parent.pupilIds.map((pupilId) => childKey(parent, pupilId)),
]

const blankOf = (
  { surname, givenName, patronymic }: Named,
  { schoolId, newId }: Setting,
): ParentRow => ({
  schoolId,
  personId: newId(),
  surname,
  givenName,
  patronymic,
  email: '',
  pupilIds: [],
  version: 0,
})

const merged = (
  entry: ParentEntry,
  before: ParentRow,
  { snilsHash, pupilId }: { readonly snilsHash: string | undefined; readonly pupilId: string },
): ParentRow => ({
  ...before,
  surname: entry.surname,
  givenName: entry.givenName,
  patronymic: entry.patronymic || before.patronymic,
  snilsHash: snilsHash ?? before.snilsHash,
  email: entry.email || before.email,
  pupilIds: before.pupilIds.includes(pupilId) ? before.pupilIds : [...before.pupilIds, pupilId],
})

/** One row per parent and child: rows of one person add up. */
export const mergeParents = (
  entries: readonly ParentEntry[],
  existing: readonly ParentRow[],
  setting: Setting,
  {
    pupils,
    classes,
  }: {
    readonly pupils: PeopleIndex<PupilRow>
    readonly classes: ReadonlyMap<string, ClassRow>
  },
): ParentMerge => {
  const index = indexPeople<WithNumber<ParentRow>>(existing, (each) => each.personId, keysOf)
  const pupilsByName = indexPupils(pupils.all.values())
  const firstRows = new Map<string, number>()
  const saved = new Map<string, WithNumber<ParentRow>>()
  const rows: PlannedRow[] = []
  const problems: Problem[] = []

  const mergeRow = (entry: ParentEntry, { pupilId }: PupilRow): Problem | undefined => {
    const { place, snils } = entry
    const snilsHash = snils === undefined ? undefined : setting.hash(snils)
    if (snilsHash !== undefined && pupils.byHash(snilsHash) !== undefined) {
      return problemAt(place, 'snils', 'SNILS_OF_ANOTHER_PERSON')
    }
    const found = match(index, snilsHash, [...emailKey(entry), childKey(entry, pupilId)])
    if (found.kind === 'ambiguous') return problemAt(place, 'surname', 'PERSON_AMBIGUOUS')
    const before: WithNumber<ParentRow> =
      found.kind === 'found' ? found.person : blankOf(entry, setting)
    if (!couldBeSame(entry, before)) return problemAt(place, 'snils', 'SNILS_OF_ANOTHER_PERSON')
    const link = `${before.personId} ${pupilId}`
    const firstRow = firstRows.get(link)
    if (firstRow !== undefined) {
      return problemAt(place, 'pupil', 'ROW_DUPLICATE', { row: String(firstRow) })
    }
    firstRows.set(link, place.row)

    const after = merged(entry, before, { snilsHash, pupilId })
    const isKept = found.kind === 'found' && isDeepStrictEqual(after, before)
    const action = isKept ? 'keep' : found.kind === 'found' ? 'change' : 'add'
    rows.push({ sheet: place.sheet, row: place.row, action, label: labelOf(after) })
    if (isKept) return undefined
    const version = (index.original(before.personId)?.version ?? 0) + 1
    const next = { ...after, version, snils: snils ?? before.snils }
    index.put(next)
    saved.set(next.personId, next)
    return undefined
  }

  for (const entry of entries) {
    const pupil = findPupil(entry, pupilsByName, classes)
    const problem = 'reason' in pupil ? pupil : mergeRow(entry, pupil)
    if (problem !== undefined) problems.push(problem)
  }
  return { rows, saved: [...saved.values()], problems }
}
