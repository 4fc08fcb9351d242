import type { CalendarDay } from '@zvonok/policy/calendar'
import { localDate } from '@zvonok/runtime/clock'
import type { Clock } from '@zvonok/runtime/clock'
import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import type { PeriodSet } from '../school-days.ts'
import type { StoredPolicies } from './policies.ts'

export interface School extends StoredPolicies {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
  readonly zone: string
  readonly year: number
}

/** Refuses when the registry has not told of the school, or of its policies, yet. */
export const getSchool = async (read: Read, schoolId: string): Promise<School> => {
  const school = await read.maybe<School>(
    'replica_school_get',
    sql`
      select school_id, region_id, municipality_id, zone, year, preset, overrides
      from replica_school
      join replica_policy using (school_id)
      where school_id = ${schoolId}`,
  )
  if (school === undefined) throw notFound('school')
  return school
}

export const todayIn = (clock: Clock, school: Pick<School, 'zone'>): string =>
  localDate(clock, school.zone)

export const listPeriodSets = (read: Read, schoolId: string, year: number): Promise<PeriodSet[]> =>
  read.rows<PeriodSet>(
    'replica_period_set_list',
    sql`
      select kind, periods, holidays
      from replica_period_set
      where school_id = ${schoolId} and year = ${year}`,
  )

/** Days of the region's production calendar that differ from the plain week. */
export const listCalendarDays = async (read: Read, regionId: string): Promise<CalendarDay[]> => {
  const found = await read.maybe<{ days: CalendarDay[] }>(
    'replica_calendar_get',
    sql`select days from replica_calendar where region_id = ${regionId}`,
  )
  return found?.days ?? []
}
