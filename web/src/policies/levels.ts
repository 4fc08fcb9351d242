import type { Layer } from '@zvonok/policy/resolve'
import type { Session } from '../api/types.ts'

/** At which levels the person decides, the widest last; nobody else's page offers anything [S 1.1, M Б.1]. */
export const levelsOf = (
  { grants }: Pick<Session, 'grants'>,
  schoolId: string,
): readonly Layer[] => {
  const decides = (role: string): boolean => grants.some((grant) => grant.role === role)
  const inSchool = grants.some(
    (grant) =>
      grant.schoolId === schoolId && (grant.role === 'school-admin' || grant.role === 'director'),
  )
  return [
    ...(inSchool ? (['school'] as const) : []),
    ...(decides('region-authority') || decides('municipal-authority')
      ? (['municipality'] as const)
      : []),
    ...(decides('region-authority') ? (['region'] as const) : []),
  ]
}
