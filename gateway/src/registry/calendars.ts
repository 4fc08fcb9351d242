import { CalendarServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import { feature, get, put } from '../feature.ts'

export const calendars = feature(CalendarServiceDefinition, {
  listCalendarDays: get('/calendar'),
  putCalendarDay: put('/calendar/days'),
})
