import { roleGroups } from './roles.ts'

/** What a right from above the school is judged by. */
export interface SchoolPlace {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
}

export interface AuthorityGrant {
  readonly role: string
  readonly regionId?: string | undefined
  readonly municipalityId?: string | undefined
  readonly schoolId?: string | undefined
}

/** Roles that read schools from above [M 1.12, Б.1]. */
export const isAuthorityRole = (role: string): boolean =>
  (roleGroups.authority as readonly string[]).includes(role)

/**
 * Whether the grant of an authority or an agency reaches the school: that of the region every school
 * of it [S 1.1], that of a municipality its schools [M Б.1], an agency the narrowest it was given [M 1.12].
 */
export const coversSchool = (grant: AuthorityGrant, school: SchoolPlace): boolean => {
  switch (grant.role) {
    case 'region-authority':
      return grant.regionId === school.regionId
    case 'municipal-authority':
      return grant.municipalityId === school.municipalityId
    case 'inspector':
      if (grant.schoolId !== undefined) return grant.schoolId === school.schoolId
      if (grant.municipalityId !== undefined) return grant.municipalityId === school.municipalityId
      return grant.regionId === school.regionId
    default:
      return false
  }
}
