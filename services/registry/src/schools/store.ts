import type { School, Setup } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { sql, raw } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'

export interface SchoolRow extends School {
  readonly policyVersion: number
}

const selectSchool = sql`
  select school.school_id, school.region_id, school.municipality_id,
    municipality.name as municipality_name, school.name, school.short_name, school.zone,
    school.policy_preset, school.policy_version, school.year, school.version
  from school
  join municipality using (municipality_id)`

export const findSchool = (read: Read, schoolId: string): Promise<SchoolRow | undefined> =>
  read.maybe('school_find', sql`${selectSchool} where school.school_id = ${schoolId}`)

/** What limits a list; absent means all of the region. */
interface SchoolFilter {
  readonly municipalityId?: string | undefined
  readonly schoolIds?: readonly string[] | undefined
}

export const listSchoolRows = (
  read: Read,
  { municipalityId, schoolIds }: SchoolFilter,
): Promise<SchoolRow[]> =>
  read.rows(
    'school_list',
    sql`
      ${selectSchool}
      where (${municipalityId}::uuid is null or school.municipality_id = ${municipalityId})
        and (${schoolIds}::uuid[] is null or school.school_id = any(${schoolIds}))
      order by municipality.name collate "ru-x-icu", school.short_name collate "ru-x-icu"`,
  )

/** The schools a decision of a region, a municipality or a school concerns, locked. */
export const lockSchools = (
  tx: Tx,
  level: 'region' | 'municipality' | 'school',
  id: string,
): Promise<SchoolRow[]> =>
  tx.rows(
    'school_lock',
    sql`
      ${selectSchool}
      where school.${raw(`${level}_id`)} = ${id}
      order by school.school_id
      for update of school`,
  )

export const insertSchool = (tx: Tx, school: SchoolRow): Promise<number> =>
  refusing(
    {
      school_short_name_key: () =>
        invalid('shortName', 'SCHOOL_EXISTS', { shortName: school.shortName }),
    },
    tx.execute(
      'school_insert',
      sql`
        insert into school (school_id, region_id, municipality_id, name, short_name, zone,
          policy_preset, policy_version, year, version)
        values (${school.schoolId}, ${school.regionId}, ${school.municipalityId}, ${school.name},
          ${school.shortName}, ${school.zone}, ${school.policyPreset}, ${school.policyVersion},
          ${school.year}, ${school.version})`,
    ),
  )

/** Version, zone and version of the policies of many schools at once. */
export const saveSchoolPolicies = (tx: Tx, schools: readonly SchoolRow[]): void =>
  tx.send(
    'school_policies_save',
    sql`
      update school
      set zone = changed.zone, version = changed.version, policy_version = changed.policy_version
      from unnest(
        ${schools.map((school) => school.schoolId)}::uuid[],
        ${schools.map((school) => school.zone)}::text[],
        ${schools.map((school) => school.version)}::integer[],
        ${schools.map((school) => school.policyVersion)}::integer[]
      ) as changed (school_id, zone, version, policy_version)
      where school.school_id = changed.school_id`,
  )

export const countSetup = (
  read: Read,
  schoolId: string,
  { year, today }: { readonly year: number; readonly today: string },
): Promise<Setup> =>
  read.one(
    'school_setup',
    sql`
      select
        (select count(*) from period_set where school_id = ${schoolId} and year = ${year})
          as period_sets,
        (select count(*) from room where school_id = ${schoolId}) as rooms,
        (select count(*) from subject where school_id = ${schoolId}) as subjects,
        (select count(*) from staff
          where school_id = ${schoolId} and (ends_on is null or ends_on >= ${today})) as staff,
        (select count(*) from class where school_id = ${schoolId} and year = ${year}) as classes,
        (select count(*) from pupil join class using (school_id, class_id)
          where school_id = ${schoolId} and year = ${year}
            and (left_on is null or left_on >= ${today})) as pupils,
        (select count(*) from course join class using (school_id, class_id)
          where school_id = ${schoolId} and year = ${year}) as courses`,
  )
