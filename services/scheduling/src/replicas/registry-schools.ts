import { CalendarChanged, CalendarDayKind } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import type { CalendarDay as SentDay } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import { PeriodSetChanged } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { SchoolPoliciesChanged } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import type { CalendarDay, DayKind } from '@zvonok/policy/calendar'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { json, sql } from '@zvonok/runtime/postgres'
import { readOverrides } from '@zvonok/policy/overrides'

const kindOf: Readonly<Partial<Record<CalendarDayKind, DayKind>>> = {
  [CalendarDayKind.HOLIDAY]: 'holiday',
  [CalendarDayKind.DAY_OFF_MOVED]: 'day-off-moved',
  [CalendarDayKind.SHORT_WORKING_DAY]: 'short-working-day',
  [CalendarDayKind.WORKING_DAY]: 'working-day',
}

/** A kind of a newer release is left out: the day is then an ordinary one. */
const dayOf = ({ date, kind, name, movedFrom }: SentDay): CalendarDay[] => {
  const known = kindOf[kind]
  if (known === undefined) return []
  return [{ date, kind: known, name, ...(movedFrom === '' ? {} : { movedFrom }) }]
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
        ${json(readOverrides(event.overrides))}::jsonb, ${event.version})
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
