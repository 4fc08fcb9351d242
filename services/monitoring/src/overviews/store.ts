import { raw, sql } from '@zvonok/runtime/postgres'
import type { Read, Sql } from '@zvonok/runtime/postgres'
import type { Span } from '../checks.ts'
import { sums } from '../counters.ts'
import type { Counted, Measured, Named, Step } from './rules.ts'

/** What is shown: `day` is a row of `class_day`, `school_day` or `movement`, `school` its school. */
export interface Level {
  readonly table: 'school_day' | 'class_day'
  /** What the rows are. */
  readonly part: 'school.municipality_id' | 'school.school_id' | 'day.class_id'
  /** Which schools. */
  readonly schools: Sql
  /** Only this class of them. */
  readonly classId?: string
}

export interface Asked extends Span {
  readonly now: Date
}

// "Not after today" is each school's own day; worked out once a school, not once a row.
const schoolsOf = ({ schools }: Level, now: Date): Sql => sql`
  with school as materialized (
    select school_id, municipality_id,
      (${now}::timestamptz at time zone zone)::date as today
    from replica_school
    where ${schools}
  )`

const ofClass = ({ classId }: Level): Sql =>
  classId === undefined ? raw('') : sql`and day.class_id = ${classId}`

/** By part and by day in one pass over the days. */
const count = (read: Read, level: Level, { from, to, now }: Asked): Promise<Counted[]> =>
  read.rows<Counted>(
    `overview_${level.part}`,
    sql`
      ${schoolsOf(level, now)}
      select ${raw(level.part)} as id, day.date, ${sums}
      from school
      join ${raw(level.table)} day on day.school_id = school.school_id
      where day.date between ${from} and ${to} and day.date <= school.today ${ofClass(level)}
      group by grouping sets ((${raw(level.part)}), (day.date))`,
  )

const countMovement = (read: Read, level: Level, { from, now }: Asked): Promise<Step[]> =>
  read.rows<Step>(
    `overview_movement_${level.part}`,
    sql`
      ${schoolsOf(level, now)}
      select ${raw(level.part)} as id, greatest(day.date, ${from}::date) as date,
        sum(day.change)::integer as change
      from school
      join movement day on day.school_id = school.school_id
      where day.date <= school.today ${ofClass(level)}
      group by 1, 2`,
  )

export const measure = async (read: Read, level: Level, asked: Asked): Promise<Measured> => {
  const [counted, movement] = await Promise.all([
    count(read, level, asked),
    countMovement(read, level, asked),
  ])
  return { counted, movement }
}

/** Of the region, or only those given. */
export const listMunicipalities = (
  read: Read,
  only: readonly string[] | undefined,
): Promise<Named[]> =>
  read.rows<Named>(
    'overview_municipalities',
    sql`
      select municipality_id as id, name
      from replica_municipality
      where ${only === undefined ? raw('true') : sql`municipality_id = any(${only}::uuid[])`}`,
  )

export const listSchools = (read: Read, municipalityId: string): Promise<Named[]> =>
  read.rows<Named>(
    'overview_schools',
    sql`
      select school_id as id, name
      from replica_school
      where municipality_id = ${municipalityId}`,
  )

/** Of the academic years that the span touches. */
export const listClasses = (
  read: Read,
  schoolId: string,
  years: { readonly first: number; readonly last: number },
): Promise<Named[]> =>
  read.rows<Named>(
    'overview_classes',
    sql`
      select class_id as id, name
      from replica_class
      where school_id = ${schoolId} and year between ${years.first} and ${years.last}`,
  )

export const findClass = (
  read: Read,
  { schoolId, classId }: { readonly schoolId: string; readonly classId: string },
): Promise<Named | undefined> =>
  read.maybe<Named>(
    'overview_class',
    sql`
      select class_id as id, name
      from replica_class
      where school_id = ${schoolId} and class_id = ${classId}`,
  )
