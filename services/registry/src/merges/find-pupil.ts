import { searchKey } from '@zvonok/policy/names'
import type { ClassRow } from '../classes/store.ts'
import type { PupilRow } from '../people/rows.ts'
import type { ParentEntry } from '../workbooks/entries.ts'
import { problemAt, type Problem } from '../workbooks/problem.ts'
import { nameKey, push } from './plan.ts'

/** Pupils present in a class, by class and full name. */
export const indexPupils = (
  pupils: Iterable<PupilRow>,
): ReadonlyMap<string, readonly PupilRow[]> => {
  const found = new Map<string, PupilRow[]>()
  for (const pupil of pupils) {
    if (pupil.leftOn === undefined) push(found, `${pupil.classId} ${nameKey(pupil)}`, pupil)
  }
  return found
}

/** The child a parent's row names; the birth date tells namesakes of one class apart. */
export const findPupil = (
  { place, className, pupil, pupilBirthDate }: ParentEntry,
  pupils: ReadonlyMap<string, readonly PupilRow[]>,
  classes: ReadonlyMap<string, ClassRow>,
): PupilRow | Problem => {
  const classId = classes.get(className.name)?.classId
  if (classId === undefined) {
    return problemAt(place, 'className', 'CLASS_UNKNOWN', { className: className.name })
  }
  const fitting = (pupils.get(`${classId} ${searchKey(pupil)}`) ?? []).filter(
    (each) => pupilBirthDate === undefined || each.birthDate === pupilBirthDate,
  )
  const [only, ...others] = fitting
  if (only === undefined) {
    return problemAt(place, 'pupil', 'PUPIL_UNKNOWN', { className: className.name })
  }
  return others.length === 0 ? only : problemAt(place, 'pupil', 'PUPIL_AMBIGUOUS')
}
