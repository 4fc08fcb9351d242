import { CalendarChanged, CalendarDayKind } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import type { CalendarDay } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import { announce } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'
import { enumNames } from '../enum-names.ts'
import type { By } from '../record.ts'
import { listCalendarRows, type CalendarDayRow } from './store.ts'

export const dayKinds = enumNames({
  holiday: CalendarDayKind.HOLIDAY,
  'day-off-moved': CalendarDayKind.DAY_OFF_MOVED,
  'short-working-day': CalendarDayKind.SHORT_WORKING_DAY,
  'working-day': CalendarDayKind.WORKING_DAY,
})

export const toCalendarDay = (row: CalendarDayRow): CalendarDay => ({
  date: row.date,
  kind: dayKinds.toValue(row.kind),
  name: row.name ?? '',
  movedFrom: row.movedFrom ?? '',
})

/** The whole calendar: a consumer replaces its copy. */
export const announceCalendar = async (
  tx: Tx,
  { clock, actor }: By,
  { regionId, version }: { readonly regionId: string; readonly version: number },
): Promise<void> => {
  const days = await listCalendarRows(tx, regionId, { from: undefined, to: undefined })
  announce(
    tx,
    CalendarChanged,
    { regionId, days: days.map(toCalendarDay), version },
    { schoolId: regionId, subjectId: regionId, version, actor: actor.personId, clock },
  )
}
