import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'

export interface School {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
  readonly shortName: string
  readonly zone: string
}

export const findSchool = (read: Read, schoolId: string): Promise<School | undefined> =>
  read.maybe(
    'school_find',
    sql`
      select school_id, region_id, municipality_id, short_name, zone
      from replica_school
      where school_id = ${schoolId}`,
  )

export interface SchoolClass {
  readonly schoolId: string
  readonly classId: string
  readonly name: string
  readonly classTeacherId?: string | undefined
  readonly zone: string
}

const classColumns = sql`class.school_id, class.class_id, class.name, class.class_teacher_id,
        school.zone`

export const findClass = (
  read: Read,
  schoolId: string,
  classId: string,
): Promise<SchoolClass | undefined> =>
  read.maybe(
    'class_find',
    sql`
      select ${classColumns}
      from replica_class class
      join replica_school school using (school_id)
      where class.school_id = ${schoolId} and class.class_id = ${classId}`,
  )

/** Whoever issues codes of a class takes its row first, so that nobody gets two. */
export const lockClass = (tx: Tx, schoolId: string, classId: string): void =>
  tx.send(
    'class_lock',
    sql`
      select 1
      from replica_class
      where school_id = ${schoolId} and class_id = ${classId}
      for no key update`,
  )

export const municipalityExists = async (read: Read, municipalityId: string): Promise<boolean> =>
  (await read.maybe(
    'municipality_find',
    sql`
      select 1 as one
      from replica_municipality
      where municipality_id = ${municipalityId}`,
  )) !== undefined
