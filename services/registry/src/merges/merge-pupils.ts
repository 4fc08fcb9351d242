import { yearStartsOn } from '@zvonok/policy/academic-year'
import type { ClassRow } from '../classes/store.ts'
import type { Named, PupilRow } from '../people/rows.ts'
import type { PupilEntry } from '../workbooks/entries.ts'
import { problemAt, type Problem } from '../workbooks/problem.ts'
import { mergePeople, type Merge } from './merge-people.ts'
import { indexPeople } from './people-index.ts'
import { couldBeSame, labelOf, nameKey, type Setting } from './plan.ts'

interface PupilMerge extends Merge<PupilRow> {
  /** Pupils who change their class. */
  readonly moved: readonly string[]
}

interface Placed extends PupilEntry {
  readonly classId: string
}

/** Without a number a pupil is known by name and birth date. */
const keysOf = (pupil: Named & { readonly birthDate: string }): readonly string[] => [
  `${nameKey(pupil)} ${pupil.birthDate}`,
]

const placeInClasses = (
  entries: readonly PupilEntry[],
  classes: ReadonlyMap<string, ClassRow>,
): { readonly placed: Placed[]; readonly problems: Problem[] } => {
  const problems: Problem[] = []
  const placed = entries.flatMap((entry) => {
    const { name } = entry.className
    const classId = classes.get(name)?.classId
    if (classId !== undefined) return { ...entry, classId }
    problems.push(problemAt(entry.place, 'className', 'CLASS_UNKNOWN', { className: name }))
    return []
  })
  return { placed, problems }
}

export const mergePupils = (
  entries: readonly PupilEntry[],
  existing: readonly PupilRow[],
  { schoolId, year, newId, hash }: Setting,
  classes: ReadonlyMap<string, ClassRow>,
): PupilMerge => {
  const { placed, problems } = placeInClasses(entries, classes)
  const classBefore = new Map(existing.map((pupil) => [pupil.pupilId, pupil.classId]))
  const merge = mergePeople<Placed, PupilRow>(placed, {
    index: indexPeople(existing, (pupil) => pupil.pupilId, keysOf),
    hash,
    idOf: (pupil) => pupil.pupilId,
    keysOf,
    blank: ({ surname, givenName, patronymic, birthDate, classId }) => ({
      schoolId,
      pupilId: newId(),
      classId,
      surname,
      givenName,
      patronymic,
      birthDate,
      studyForm: 'full-time',
      enrolledOn: yearStartsOn(year),
      version: 0,
    }),
    merged: (entry, before) => ({
      ...before,
      classId: entry.classId,
      surname: entry.surname,
      givenName: entry.givenName,
      patronymic: entry.patronymic || before.patronymic,
      birthDate: entry.birthDate,
      studyForm: entry.studyForm ?? before.studyForm,
      enrolledOn: entry.enrolledOn ?? before.enrolledOn,
    }),
    refuse: (entry, before) => {
      if (!couldBeSame(entry, before) && entry.birthDate !== before.birthDate) {
        return { field: 'snils', reason: 'SNILS_OF_ANOTHER_PERSON' }
      }
      if (before.leftOn === undefined) return undefined
      return { field: 'surname', reason: 'PUPIL_HAS_LEFT', details: { date: before.leftOn } }
    },
    labelOf: (after, entry) => `${labelOf(after)}, ${entry.className.name}`,
  })
  const moved = merge.saved.filter(({ pupilId, classId }) => {
    const before = classBefore.get(pupilId)
    return before !== undefined && before !== classId
  })
  return {
    ...merge,
    problems: [...problems, ...merge.problems],
    moved: moved.map((pupil) => pupil.pupilId),
  }
}
