import { CalendarChanged, CalendarDayKind } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import type { CalendarDay as SentDay } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import { PeriodSetChanged } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { SchoolPoliciesChanged } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import type { CalendarDay, DayKind } from '@zvonok/policy/calendar'
import { readOverrides } from '@zvonok/policy/overrides'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { json, sql } from '@zvonok/runtime/postgres'
import { beginChange, forgetSchool } from '../stale.ts'

const dayKind: Partial<Record<CalendarDayKind, DayKind>> = {
  [CalendarDayKind.HOLIDAY]: 'holiday',
  [CalendarDayKind.DAY_OFF_MOVED]: 'day-off-moved',
  [CalendarDayKind.SHORT_WORKING_DAY]: 'short-working-day',
  [CalendarDayKind.WORKING_DAY]: 'working-day',
}

const dayOf = ({ date, kind: sent, name, movedFrom }: SentDay): CalendarDay[] => {
  const kind = dayKind[sent]
  if (kind === undefined) return []
  return [{ date, kind, name, ...(movedFrom === '' ? {} : { movedFrom }) }]
}

const schoolChanged = on(SchoolChanged, async (tx, { school }) => {
  if (school === undefined) return
  beginChange(tx, school.schoolId)
  tx.send(
    'replica_school_put',
    sql`
      insert into replica_school as kept
        (school_id, region_id, municipality_id, zone, policy_preset, year, version)
      values (${school.schoolId}, ${school.regionId}, ${school.municipalityId}, ${school.zone},
        ${school.policyPreset}, ${school.year}, ${school.version})
      on conflict (school_id) do update
      set region_id = excluded.region_id, municipality_id = excluded.municipality_id,
        zone = excluded.zone, policy_preset = excluded.policy_preset, year = excluded.year,
        version = excluded.version
      where excluded.version > kept.version`,
  )
  forgetSchool(tx, school.schoolId)
})

const policiesChanged = on(SchoolPoliciesChanged, async (tx, policies) => {
  const overrides = readOverrides(policies.overrides)
  beginChange(tx, policies.schoolId)
  tx.send(
    'replica_policy_put',
    sql`
      insert into replica_policy as kept (school_id, preset, overrides, version)
      values (${policies.schoolId}, ${policies.preset}, ${json(overrides)}, ${policies.version})
      on conflict (school_id) do update
      set preset = excluded.preset, overrides = excluded.overrides, version = excluded.version
      where excluded.version > kept.version`,
  )
  // How many days a week has (P-30).
  forgetSchool(tx, policies.schoolId)
})

const calendarChanged = on(CalendarChanged, async (tx, { regionId, days, version }) => {
  // All schools of the region at once, in one order for everybody; the same lock as of one school.
  tx.send(
    'lock_region',
    sql`
      select pg_advisory_xact_lock(hashtextextended(school_id::text, 0))
      from (
        select school_id from replica_school where region_id = ${regionId} order by school_id
      ) school`,
  )
  tx.send(
    'replica_calendar_put',
    sql`
      insert into replica_calendar as kept (region_id, days, version)
      values (${regionId}, ${json(days.flatMap(dayOf))}, ${version})
      on conflict (region_id) do update
      set days = excluded.days, version = excluded.version
      where excluded.version > kept.version`,
  )
  tx.send(
    'week_forget_region',
    sql`
      delete from week
      using replica_school school
      where school.region_id = ${regionId} and week.school_id = school.school_id`,
  )
})

const periodSetChanged = on(PeriodSetChanged, async (tx, { periodSet: set }) => {
  if (set === undefined) return
  beginChange(tx, set.schoolId)
  const newer = await tx.execute(
    'replica_period_set_put',
    sql`
      insert into replica_period_set as kept
        (school_id, period_set_id, year, kind, holidays, version)
      values (${set.schoolId}, ${set.periodSetId}, ${set.year}, ${set.kind},
        ${json(set.holidays)}, ${set.version})
      on conflict (school_id, period_set_id) do update
      set year = excluded.year, kind = excluded.kind, holidays = excluded.holidays,
        version = excluded.version
      where excluded.version > kept.version`,
  )
  if (newer === 0) return
  tx.send(
    'replica_period_clear',
    sql`
      delete from replica_period
      where school_id = ${set.schoolId} and period_set_id = ${set.periodSetId}`,
  )
  tx.send(
    'replica_period_put',
    sql`
      insert into replica_period
        (school_id, period_id, period_set_id, year, kind, number, name, starts_on, ends_on)
      select ${set.schoolId}, period_id, ${set.periodSetId}, ${set.year}, ${set.kind},
        number, name, starts_on, ends_on
      from unnest(
        ${set.periods.map((period) => period.periodId)}::uuid[],
        ${set.periods.map((period) => period.number)}::integer[],
        ${set.periods.map((period) => period.name)}::text[],
        ${set.periods.map((period) => period.startsOn)}::date[],
        ${set.periods.map((period) => period.endsOn)}::date[]
      ) as period (period_id, number, name, starts_on, ends_on)`,
  )
  forgetSchool(tx, set.schoolId)
})

export const schoolHandlers: readonly EventHandler[] = [
  schoolChanged,
  policiesChanged,
  calendarChanged,
  periodSetChanged,
]
