import type { Caller } from '@zvonok/runtime/caller'
import type { Db } from '@zvonok/runtime/postgres'
import { forbidden, notFound } from '@zvonok/runtime/refusal'
import type { Role } from '@zvonok/policy/roles'
import { hasRole, isAuthorityOver, maySeeSchool } from '../access.ts'
import { findSchool, type SchoolRow } from './store.ts'

/** The school, if the caller may see it. */
export const getVisibleSchool = async (
  db: Db,
  caller: Caller,
  schoolId: string,
): Promise<SchoolRow> => {
  const school = await db.read({ schoolId }, (read) => findSchool(read, schoolId))
  if (school === undefined || !maySeeSchool(caller, school)) throw notFound('school')
  return school
}

/** Refuses who has none of the roles in the school: what they may not see is not there. */
export const allowIn = async (
  db: Db,
  caller: Caller,
  schoolId: string,
  roles: readonly Role[],
): Promise<void> => {
  if (hasRole(caller, schoolId, roles)) return
  await getVisibleSchool(db, caller, schoolId)
  throw forbidden('ROLE_NOT_ALLOWED')
}

/** The same for what an authority over the school may do as well. */
export const allowInOrOver = async (
  db: Db,
  caller: Caller,
  schoolId: string,
  roles: readonly Role[],
  authorities: readonly Role[],
): Promise<SchoolRow> => {
  const school = await getVisibleSchool(db, caller, schoolId)
  if (hasRole(caller, schoolId, roles)) return school
  if (isAuthorityOver(caller, school, ...authorities)) return school
  throw forbidden('ROLE_NOT_ALLOWED')
}
