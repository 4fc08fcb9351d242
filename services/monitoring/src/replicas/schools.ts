import { sql, type Read } from '@zvonok/runtime/postgres'
import type { SchoolFacts } from '../access.ts'

export interface School extends SchoolFacts {
  readonly name: string
  readonly municipalityName: string
  readonly zone: string
}

export const findSchool = (read: Read, schoolId: string): Promise<School | undefined> =>
  read.maybe<School>(
    'find_school',
    sql`
      select school.school_id, school.region_id, school.municipality_id, school.name, school.zone,
        coalesce(municipality.name, '') as municipality_name
      from replica_school school
      left join replica_municipality municipality
        on municipality.municipality_id = school.municipality_id
      where school.school_id = ${schoolId}`,
  )
