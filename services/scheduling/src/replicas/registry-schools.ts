import { CalendarChanged, CalendarDayKind } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import type { CalendarDay as SentDay } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import { PeriodSetChanged } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { SchoolPoliciesChanged } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import type { CalendarDay } from '@zvonok/policy/calendar'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { json, sql } from '@zvonok/runtime/postgres'
import { overrideOf } from './policies.ts'

const dayOf = ({ date, kind, name }: SentDay): CalendarDay[] => {
  switch (kind) {
    case CalendarDayKind.HOLIDAY:
      return [{ date, kind: 'holiday', name }]
    case CalendarDayKind.DAY_OFF_MOVED:
      return [{ date, kind: 'day-off-moved', name }]
    // Both are days of work; that one of them is shorter does not bear on lessons.
    case CalendarDayKind.SHORT_WORKING_DAY:
    case CalendarDayKind.WORKING_DAY:
      return [{ date, kind: 'short-working-day', name }]
    default:
      return []
  }
}

const schoolChanged = on(SchoolChanged, async (tx, { school }) => {
  if (school === undefined) return
  tx.send(
    'replica_school_put',
    sql`
      insert into replica_school (school_id, region_id, municipality_id, zone, year, version)
      values (${school.schoolId}, ${school.regionId}, ${school.municipalityId}, ${school.zone},
        ${school.year}, ${school.version})
      on conflict (school_id) do update
      set region_id = excluded.region_id, municipality_id = excluded.municipality_id,
        zone = excluded.zone, year = excluded.year, version = excluded.version
      where excluded.version > replica_school.version`,
  )
})

const policiesChanged = on(SchoolPoliciesChanged, async (tx, event) => {
  tx.send(
    'replica_policy_put',
    sql`
      insert into replica_policy (school_id, preset, overrides, version)
      values (${event.schoolId}, ${event.preset},
        ${json(event.overrides.flatMap(overrideOf))}::jsonb, ${event.version})
      on conflict (school_id) do update
      set preset = excluded.preset, overrides = excluded.overrides, version = excluded.version
      where excluded.version > replica_policy.version`,
  )
})

const calendarChanged = on(CalendarChanged, async (tx, event) => {
  tx.send(
    'replica_calendar_put',
    sql`
      insert into replica_calendar (region_id, days, version)
      values (${event.regionId}, ${json(event.days.flatMap(dayOf))}::jsonb, ${event.version})
      on conflict (region_id) do update
      set days = excluded.days, version = excluded.version
      where excluded.version > replica_calendar.version`,
  )
})

const periodSetChanged = on(PeriodSetChanged, async (tx, { periodSet: set }) => {
  if (set === undefined) return
  tx.send(
    'replica_period_set_put',
    sql`
      insert into replica_period_set (school_id, year, kind, periods, holidays, version)
      values (${set.schoolId}, ${set.year}, ${set.kind}, ${json(set.periods)}::jsonb,
        ${json(set.holidays)}::jsonb, ${set.version})
      on conflict (school_id, year, kind) do update
      set periods = excluded.periods, holidays = excluded.holidays, version = excluded.version
      where excluded.version > replica_period_set.version`,
  )
})

export const schoolHandlers: readonly EventHandler[] = [
  schoolChanged,
  policiesChanged,
  calendarChanged,
  periodSetChanged,
]
