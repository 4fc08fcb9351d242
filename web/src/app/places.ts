import { academicYearOf } from '@zvonok/policy/academic-year'
import type { Role } from '@zvonok/policy/roles'
import type { Hat, Session } from '../api/types.ts'

/**
 * Where a person stands: hats worn in one school are one place of work, every child is a place,
 * a region or municipality is a place. Switching hats is switching places.
 */
export type Place = SchoolPlace | ChildPlace | RegionPlace

interface Common {
  readonly key: string
  readonly roles: readonly Role[]
  /** The open academic year. */
  readonly year: number
  /** The local date there. */
  readonly today: string
}

export interface SchoolPlace extends Common {
  readonly kind: 'school'
  readonly schoolId: string
  readonly name: string
}

export interface ChildPlace extends Common {
  readonly kind: 'child'
  readonly pupilId: string
  readonly schoolId: string
  readonly name: string
  readonly schoolName: string
  readonly className: string
}

export interface RegionPlace extends Common {
  readonly kind: 'region'
  readonly name: string
}

const placeOf = (hat: Hat, session: Session): Place => {
  const { role, schoolId, schoolName, className, pupilId, pupilName } = hat
  const today = session.today[schoolId] ?? session.now.slice(0, 10)
  const year = hat.year === 0 ? academicYearOf(today) : hat.year
  const common = { roles: [role], year, today }
  if (role === 'pupil' || role === 'parent')
    return {
      ...common,
      kind: 'child',
      key: `child/${pupilId}`,
      pupilId,
      schoolId,
      name: pupilName,
      schoolName,
      className,
    }
  if (schoolId === '') return { ...common, kind: 'region', key: 'region', name: schoolName }
  return { ...common, kind: 'school', key: `school/${schoolId}`, schoolId, name: schoolName }
}

export const placesOf = (session: Session): readonly Place[] => {
  const places = new Map<string, Place>()
  for (const hat of session.grants) {
    const place = placeOf(hat, session)
    const known = places.get(place.key)
    if (known === undefined) places.set(place.key, place)
    else if (!known.roles.includes(hat.role))
      places.set(place.key, { ...known, roles: [...known.roles, hat.role] })
  }
  return [...places.values()]
}

/** The place a path speaks of; a path of no place leaves the person where they were. */
export const placeAt = (
  places: readonly Place[],
  path: string,
  keptKey: string | undefined,
): Place | undefined => {
  const [, area, id] = path.split('/')
  const spoken = places.find(
    (place) =>
      (area === 'schools' && place.kind === 'school' && place.schoolId === id) ||
      (area === 'diary' && place.kind === 'child' && place.pupilId === id) ||
      (area === 'region' && place.kind === 'region'),
  )
  return spoken ?? places.find((place) => place.key === keptKey) ?? places[0]
}
