import type { StaffRow } from '../people/rows.ts'
import { isEmployed } from '../people/rules.ts'
import type { StaffEntry } from '../workbooks/entries.ts'
import { mergePeople, type Merge } from './merge-people.ts'
import { indexPeople } from './people-index.ts'
import { couldBeSame, labelOf, nameKey, type Setting } from './plan.ts'

export type StaffMerge = Merge<StaffRow>

export const mergeStaff = (
  entries: readonly StaffEntry[],
  existing: readonly StaffRow[],
  { schoolId, today, newId, hash }: Setting,
): StaffMerge =>
  mergePeople<StaffEntry, StaffRow>(entries, {
    index: indexPeople(
      existing,
      (member) => member.personId,
      (member) => [nameKey(member)],
    ),
    hash,
    idOf: (member) => member.personId,
    keysOf: (entry) => [nameKey(entry)],
    blank: ({ surname, givenName, patronymic }) => ({
      schoolId,
      personId: newId(),
      surname,
      givenName,
      patronymic,
      position: '',
      roles: [],
      email: '',
      startsOn: today,
      version: 0,
    }),
    merged: (entry, before) => ({
      ...before,
      surname: entry.surname,
      givenName: entry.givenName,
      patronymic: entry.patronymic || before.patronymic,
      position: entry.position || before.position,
      // Added, never taken away: a file must not lock its own sender out.
      roles: [...new Set([...before.roles, ...entry.roles])],
      email: entry.email || before.email,
      startsOn: entry.startsOn ?? before.startsOn,
    }),
    refuse: (entry, before) => {
      if (!couldBeSame(entry, before)) return { field: 'snils', reason: 'SNILS_OF_ANOTHER_PERSON' }
      if (isEmployed(before, today)) return undefined
      const details = { date: before.endsOn ?? '' }
      return { field: 'surname', reason: 'STAFF_HAS_LEFT', details }
    },
    labelOf,
  })
