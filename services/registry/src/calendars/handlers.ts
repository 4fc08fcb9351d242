import { CalendarServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import { feature } from '@zvonok/runtime/rpc'
import { everyone } from '../access.ts'
import type { InRegion } from '../deps.ts'
import { listCalendarDays } from './list-calendar-days.ts'
import { putCalendarDay } from './put-calendar-day.ts'

export const calendarFeature = (deps: InRegion) =>
  feature(
    CalendarServiceDefinition,
    { listCalendarDays: listCalendarDays(deps), putCalendarDay: putCalendarDay(deps) },
    { listCalendarDays: { roles: everyone }, putCalendarDay: { roles: ['region-authority'] } },
  )
