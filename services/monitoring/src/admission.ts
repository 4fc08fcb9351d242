import type { Caller } from '@zvonok/runtime/caller'
import type { Clock } from '@zvonok/runtime/clock'
import type { Tx } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import { isInside, ownClasses, schoolGrant } from './access.ts'
import { newReading, readerBy, type Reader } from './readings/new-reading.ts'
import { saveReading } from './readings/store.ts'
import { findSchool, type School } from './replicas/schools.ts'

export interface Admitted {
  readonly school: School
  /** Absent for the school's own leadership: nothing to log. */
  readonly reader: Reader | undefined
}

/** The school, for those who may read it; for others there is none. */
export const admit = async (tx: Tx, caller: Caller, schoolId: string): Promise<Admitted> => {
  const school = await findSchool(tx, schoolId)
  if (school === undefined) throw notFound('school')
  if (isInside(caller, schoolId)) return { school, reader: undefined }
  const grant = schoolGrant(caller, school)
  if (grant === undefined) throw notFound('school')
  return { school, reader: readerBy(caller, grant) }
}

/** The same for what is of one class: its class teacher reads it too, and no other class. */
export const admitToClass = async (
  tx: Tx,
  caller: Caller,
  schoolId: string,
): Promise<Admitted & { readonly mayRead: (classId: string) => boolean }> => {
  const own = ownClasses(caller, schoolId)
  const school = await findSchool(tx, schoolId)
  const isTeacherOnly =
    school !== undefined &&
    own.length > 0 &&
    !isInside(caller, schoolId) &&
    schoolGrant(caller, school) === undefined
  if (isTeacherOnly) return { school, reader: undefined, mayRead: (id) => own.includes(id) }
  return { ...(await admit(tx, caller, schoolId)), mayRead: () => true }
}

/** Commits with the reading itself or the answer is not given [M 1.12]. */
export const log = (
  tx: Tx,
  clock: Clock,
  { school, reader }: Admitted,
  { what, subjectId }: { readonly what: string; readonly subjectId: string },
): void => {
  if (reader === undefined) return
  const { schoolId } = school
  saveReading(tx, newReading(reader, what, clock.now()), { schoolId, subjectId })
}
