import type { CalendarDay as Day } from '@zvonok/policy/calendar'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'

export interface CalendarDayRow {
  readonly date: string
  /** The kinds of `packages/policy` and `working-day`. */
  readonly kind: Day['kind'] | 'working-day'
  readonly name?: string | undefined
  readonly movedFrom?: string | undefined
}

export const listCalendarRows = (
  read: Read,
  regionId: string,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Promise<CalendarDayRow[]> =>
  read.rows(
    'calendar_day_list',
    sql`
      select date, kind, name, moved_from
      from calendar_day
      where region_id = ${regionId}
        and (${from}::date is null or date >= ${from})
        and (${to}::date is null or date <= ${to})
      order by date`,
  )

/** Locks the calendar, so that its versions come in the order of its changes. */
export const raiseCalendarVersion = (tx: Tx, regionId: string): Promise<{ version: number }> =>
  tx.one(
    'calendar_raise',
    sql`
      update region
      set calendar_version = calendar_version + 1
      where region_id = ${regionId}
      returning calendar_version as version`,
  )

export const saveCalendarDays = (
  tx: Tx,
  regionId: string,
  days: readonly CalendarDayRow[],
): Promise<number> =>
  tx.execute(
    'calendar_day_save',
    sql`
      insert into calendar_day (region_id, date, kind, name, moved_from)
      select ${regionId}, day.* from unnest(
        ${days.map((day) => day.date)}::date[],
        ${days.map((day) => day.kind)}::text[],
        ${days.map((day) => day.name ?? '')}::text[],
        ${days.map((day) => day.movedFrom)}::date[]) as day
      on conflict (region_id, date) do update
      set kind = excluded.kind, name = excluded.name, moved_from = excluded.moved_from`,
  )

export const deleteCalendarDay = (tx: Tx, regionId: string, date: string): Promise<number> =>
  tx.execute(
    'calendar_day_delete',
    sql`delete from calendar_day where region_id = ${regionId} and date = ${date}`,
  )
