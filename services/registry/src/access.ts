import { isIn } from '@zvonok/runtime/caller'
import type { Actor, Caller } from '@zvonok/runtime/caller'
import { forbidden } from '@zvonok/runtime/refusal'
import type { Layer } from '@zvonok/policy/resolve'
import { coversSchool, isAuthorityRole } from '@zvonok/policy/authority'
import { roleGroups, roles, schoolStaff, type Role } from '@zvonok/policy/roles'

/** What access decisions need to know of a school. */
export interface SchoolFacts {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
}

/** Anyone who signed in. */
export const everyone: readonly Role[] = roles.filter((role) => role !== 'service')

/** Everyone who works in the school sees its registers. */
export const readers = schoolStaff

/** Who keeps which register [39 4.1, 4.5, 4.6, S 4.2]. */
export const keepers = {
  periods: ['school-admin', 'deputy-head'],
  rooms: ['school-admin', 'dispatcher'],
  subjects: ['school-admin', 'deputy-head', 'dispatcher'],
  workTypes: ['school-admin', 'deputy-head'],
  classes: ['school-admin', 'deputy-head', 'secretary'],
  groups: ['school-admin', 'deputy-head', 'dispatcher', 'class-teacher'],
  courses: ['school-admin', 'deputy-head'],
  staff: ['school-admin', 'director', 'secretary'],
  pupils: ['school-admin', 'secretary', 'class-teacher'],
  policies: ['school-admin', 'director'],
  imports: ['school-admin'],
} as const satisfies Record<string, readonly Role[]>

/** See the whole contingent with parents; others see at most their own class. */
export const cardReaders: readonly Role[] = ['school-admin', 'director', 'deputy-head', 'secretary']

/** The dispatcher makes groups, of names: birth dates and parents are no business of theirs (SEC-02) [L 3.1.2]. */
export const pupilReaders: readonly Role[] = [...cardReaders, 'dispatcher']

/** Any of the roles in the school; an empty list lets nobody in, unlike `isIn` without roles. */
export const hasRole = (caller: Caller, schoolId: string, ofRoles: readonly Role[]): boolean =>
  ofRoles.length > 0 && isIn(caller, schoolId, ...ofRoles)

/** What one may not see is "not found". */
export const maySeeSchool = (caller: Caller, school: SchoolFacts): boolean =>
  isIn(caller, school.schoolId) || caller.grants.some((grant) => coversSchool(grant, school))

/** An authority of one of these roles acts on a school it covers. */
export const isAuthorityOver = (
  caller: Caller,
  school: SchoolFacts,
  ...ofRoles: readonly Role[]
): boolean =>
  caller.grants.some(
    (grant) => ofRoles.some((role) => role === grant.role) && coversSchool(grant, school),
  )

/** Whether the caller leads a class with this class teacher. */
export const isClassTeacher = (
  caller: Caller,
  schoolId: string,
  classTeacherId: string | undefined,
): boolean =>
  classTeacherId !== undefined &&
  caller.grants.some((grant) => grant.schoolId === schoolId && grant.personId === classTeacherId)

/**
 * Rights are given by the administrator and the head alone [39 4.1.2]: whoever else keeps the list
 * of staff may not change what anybody may do.
 */
export const mayGrantRoles = (caller: Caller, schoolId: string): boolean =>
  isIn(caller, schoolId, 'school-admin', 'director')

/** Whoever acts for the region; the role has been checked, the region has not. */
export const regionActor = ({ accountId, grants }: Caller, regionId: string): Actor => {
  const grant = grants.find(
    (each) => each.role === 'region-authority' && each.regionId === regionId,
  )
  if (grant === undefined) throw forbidden('ROLE_NOT_ALLOWED')
  return { accountId, personId: grant.personId }
}

/** Reads or acts across schools, as far as `coversSchool` says. */
export const isAuthority = (caller: Caller): boolean =>
  caller.grants.some((grant) => isAuthorityRole(grant.role))

/** Read the policies of the schools they cover. */
export const authorities = roleGroups.authority

/** Registers without persons — classes, curriculum, graph: authorities and agencies see them too [M 1.1]. */
export const openReaders: readonly Role[] = [...readers, ...authorities]

/** Who decides at which level; each level decides for itself and those below it. */
export const policySetters: Readonly<
  Record<Layer, { readonly inSchool: readonly Role[]; readonly over: readonly Role[] }>
> = {
  region: { inSchool: [], over: ['region-authority'] },
  municipality: { inSchool: [], over: ['region-authority', 'municipal-authority'] },
  school: { inSchool: keepers.policies, over: [] },
}

/** The office keeps every card and enrols; a class teacher keeps those of the own class, before and after [39 4.3.6, S 4.2.3]. */
export const mayKeepPupil = (
  caller: Caller,
  schoolId: string,
  classes: readonly { readonly classTeacherId?: string | undefined }[],
): boolean =>
  isIn(caller, schoolId, 'school-admin', 'secretary') ||
  (classes.length > 0 &&
    classes.every((each) => isClassTeacher(caller, schoolId, each.classTeacherId)))

/** Groups of any class, or of the own class for its teacher [39 4.3.3]. */
export const mayKeepGroup = (
  caller: Caller,
  schoolId: string,
  schoolClass: { readonly classTeacherId?: string | undefined },
): boolean =>
  isIn(caller, schoolId, 'school-admin', 'deputy-head', 'dispatcher') ||
  isClassTeacher(caller, schoolId, schoolClass.classTeacherId)
