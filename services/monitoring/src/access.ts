import { coversSchool, isAuthorityRole } from '@zvonok/policy/authority'
import { roleGroups, type Role } from '@zvonok/policy/roles'
import { grantsIn, isIn } from '@zvonok/runtime/caller'
import type { Caller, Grant } from '@zvonok/runtime/caller'

/** Read whole municipalities and the region [M 1.12, Б.1]. */
export const authorities: readonly Role[] = roleGroups.authority

/** Read the own school, and see who else read it [39 4.2, 4.6]. */
export const leadership: readonly Role[] = roleGroups.leadership

export interface SchoolFacts {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
}

const isAuthority = (grant: Grant): boolean => isAuthorityRole(grant.role)

const readsRegion = (grant: Grant, regionId: string): boolean =>
  isAuthority(grant) &&
  grant.role !== 'municipal-authority' &&
  grant.municipalityId === undefined &&
  grant.schoolId === undefined &&
  grant.regionId === regionId

/** The grant by which the caller reads everything in the region. */
export const regionGrant = (caller: Caller, regionId: string): Grant | undefined =>
  caller.grants.find((grant) => readsRegion(grant, regionId))

/** The grant by which the caller reads the municipality; the wider one first. */
export const municipalityGrant = (
  caller: Caller,
  { regionId, municipalityId }: Pick<SchoolFacts, 'regionId' | 'municipalityId'>,
): Grant | undefined =>
  regionGrant(caller, regionId) ??
  caller.grants.find((grant) => isAuthority(grant) && grant.municipalityId === municipalityId)

/** The grant by which the caller reads the school; the wider one first. */
export const schoolGrant = (caller: Caller, school: SchoolFacts): Grant | undefined =>
  municipalityGrant(caller, school) ?? caller.grants.find((grant) => coversSchool(grant, school))

/** Municipalities the caller reads without reading the whole region. */
export const municipalitiesOf = (caller: Caller): ReadonlyMap<string, Grant> =>
  new Map(
    caller.grants.flatMap((grant) =>
      isAuthority(grant) && grant.municipalityId !== undefined
        ? [[grant.municipalityId, grant] as const]
        : [],
    ),
  )

/** Watches the filling and the absences of the own class [39 4.3.2, REP-29]. */
export const classReaders: readonly Role[] = ['class-teacher']

export const ownClasses = (caller: Caller, schoolId: string): readonly string[] =>
  grantsIn(caller, schoolId, ...classReaders).flatMap(({ classId }) => classId ?? [])

/** The school's own leadership: no reading from outside, so none to log. */
export const isInside = (caller: Caller, schoolId: string): boolean =>
  isIn(caller, schoolId, ...leadership)
