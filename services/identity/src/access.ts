import { schoolStaff, type Role } from '@zvonok/policy/roles'
import { grantsIn, isIn } from '@zvonok/runtime/caller'
import type { Actor, Caller, Grant } from '@zvonok/runtime/caller'

/** Give codes to families: the class teacher, and the administrator anybody may ask [39 3.1, L 7.1]. */
export const inviteKeepers: readonly Role[] = ['school-admin', 'class-teacher']

/** Gives logins to staff [39 3.1, S 3.2]. */
export const accountKeepers: readonly Role[] = ['school-admin']

/** See who of the staff can sign in. */
export const accountReaders: readonly Role[] = ['school-admin', 'director']

/** Grants roles by hand; nobody else has a scope that holds what is granted. */
export const granters: readonly Role[] = ['region-authority']

/** See who was granted what in their scope. */
export const grantReaders: readonly Role[] = [
  'region-authority',
  'municipal-authority',
  'school-admin',
  'director',
]

/** Whoever works there knows its classes; to others they do not exist. */
export const maySeeSchool = (caller: Caller, schoolId: string): boolean =>
  isIn(caller, schoolId, ...schoolStaff)

/** The administrator for every class, a class teacher for the own one [39 4.3.5]. */
export const mayKeepInvites = (
  caller: Caller,
  schoolId: string,
  classTeacherId: string | undefined,
): boolean =>
  isIn(caller, schoolId, 'school-admin') ||
  grantsIn(caller, schoolId, 'class-teacher', 'teacher').some(
    ({ personId }) => personId === classTeacherId,
  )

export interface GrantScope {
  readonly regionId: string
  readonly municipalityId?: string | undefined
  readonly schoolId?: string | undefined
}

/** Whether a role reaches the whole of the scope: nobody gives or sees more than the own. */
export const reaches = (grant: Grant, scope: GrantScope): boolean => {
  switch (grant.role) {
    case 'region-authority':
      return grant.regionId === scope.regionId
    case 'municipal-authority':
      return grant.municipalityId !== undefined && grant.municipalityId === scope.municipalityId
    case 'school-admin':
    case 'director':
      return grant.schoolId !== undefined && grant.schoolId === scope.schoolId
    default:
      return false
  }
}

export const mayReadGrant = (caller: Caller, scope: GrantScope): boolean =>
  caller.grants.some((grant) => reaches(grant, scope))

/** Who grants in the name of the region; undefined for everybody else. */
export const mayGrant = (caller: Caller, regionId: string): Actor | undefined => {
  const grant = caller.grants.find(
    (each) => granters.some((role) => role === each.role) && each.regionId === regionId,
  )
  return grant && { accountId: caller.accountId, personId: grant.personId }
}
