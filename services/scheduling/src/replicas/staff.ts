import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import { invalid, precondition } from '@zvonok/runtime/refusal'

export interface StaffMember {
  readonly personId: string
  readonly shortName: string
  readonly worksFrom?: string
  readonly worksUntil?: string
}

/** Both ends are days at work. */
export const worksOn = ({ worksFrom, worksUntil }: StaffMember, date: string): boolean =>
  (worksFrom === undefined || worksFrom <= date) && (worksUntil === undefined || date <= worksUntil)

/** The known of them by id. */
export const listShortNames = async (
  read: Read,
  schoolId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await read.rows<StaffMember>(
    'replica_staff_names',
    sql`
      select person_id, short_name
      from replica_staff
      where school_id = ${schoolId} and person_id = any(${personIds}::uuid[])`,
  )
  return new Map(rows.map(({ personId, shortName }) => [personId, shortName]))
}

/** Refuses somebody unknown, or not at work on one of the dates. */
export const getSubstitute = async (
  read: Read,
  schoolId: string,
  { personId, field }: { readonly personId: string; readonly field: string },
  dates: readonly string[],
): Promise<StaffMember> => {
  const person = await read.maybe<StaffMember>(
    'replica_staff_find',
    sql`
      select person_id, short_name, works_from, works_until
      from replica_staff
      where school_id = ${schoolId} and person_id = ${personId}`,
  )
  if (person === undefined) throw invalid(field, 'STAFF_NOT_FOUND')
  const date = dates.find((each) => !worksOn(person, each))
  if (date !== undefined) throw precondition('TEACHER_NOT_AT_WORK', { date })
  return person
}
