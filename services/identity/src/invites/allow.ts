import type { Caller } from '@zvonok/runtime/caller'
import type { Read } from '@zvonok/runtime/postgres'
import { forbidden, notFound } from '@zvonok/runtime/refusal'
import { mayKeepInvites, maySeeSchool } from '../access.ts'
import { findClass } from '../replicas/reading.ts'
import type { SchoolClass } from '../replicas/reading.ts'

export interface OfClass {
  readonly schoolId: string
  readonly classId: string
}

/** The class whose codes the caller keeps. */
export const allowInvitesOf = async (
  read: Read,
  caller: Caller,
  { schoolId, classId }: OfClass,
): Promise<SchoolClass> => {
  if (!maySeeSchool(caller, schoolId)) throw notFound('class')
  const schoolClass = await findClass(read, schoolId, classId)
  if (schoolClass === undefined) throw notFound('class')
  if (!mayKeepInvites(caller, schoolId, schoolClass.classTeacherId)) {
    throw forbidden('NOT_YOUR_CLASS')
  }
  return schoolClass
}
