import {
  CalendarDay,
  CalendarDayKind,
  PutCalendarDayRequest,
} from '@zvonok/contracts/zvonok/registry/v1/calendars'
import { audit } from '@zvonok/runtime/audit'
import { command } from '@zvonok/runtime/command'
import type { Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { regionActor } from '../access.ts'
import { createCheck } from '../check.ts'
import type { InRegion } from '../deps.ts'
import { announceCalendar, dayKinds, toCalendarDay } from './events.ts'
import { checkDay } from './rules.ts'
import {
  deleteCalendarDay,
  listCalendarRows,
  raiseCalendarVersion,
  saveCalendarDays,
  type CalendarDayRow,
} from './store.ts'

interface Wanted {
  readonly date: string
  /** Undefined makes it an ordinary day again. */
  readonly row: CalendarDayRow | undefined
}

const checkRequest = ({ day }: PutCalendarDayRequest): Wanted => {
  if (day === undefined) throw invalid('day', 'REQUIRED')
  const check = createCheck()
  const date = check.date('day.date', day.date)
  const name = check.text('day.name', day.name, 100, 0)
  const movedFrom = check.optionalDate('day.movedFrom', day.movedFrom)
  const kind = dayKinds.toName(day.kind)
  const isCleared = day.kind === CalendarDayKind.UNSPECIFIED
  check.that('day.kind', isCleared || kind !== undefined, 'NOT_IN_LIST')
  check.done()
  if (kind === undefined) return { date, row: undefined }
  const row = { date, kind, name, movedFrom }
  const wrong = checkDay(row)
  if (wrong !== undefined) throw invalid(`day.${wrong.field}`, wrong.reason)
  return { date, row }
}

export const putCalendarDay =
  (deps: InRegion) =>
  async (request: PutCalendarDayRequest, context: Context): Promise<CalendarDay> => {
    const { regionId, clock } = deps
    const actor = regionActor(context.caller, regionId)
    const { date, row } = checkRequest(request)

    const decide = async (tx: Tx): Promise<CalendarDay> => {
      const { version } = await raiseCalendarVersion(tx, regionId)
      const [before] = await listCalendarRows(tx, regionId, { from: date, to: date })
      if (row === undefined) await deleteCalendarDay(tx, regionId, date)
      else await saveCalendarDays(tx, regionId, [row])
      await announceCalendar(tx, { clock, actor }, { regionId, version })
      audit(tx, {
        schoolId: regionId,
        actor,
        action: 'calendar-day.put',
        subject: `calendar-day/${date}`,
        before,
        after: row,
        at: clock.now(),
      })
      return row === undefined ? CalendarDay.fromPartial({ date }) : toCalendarDay(row)
    }
    const asked = { request, requestType: PutCalendarDayRequest }
    return command(deps, context, asked, decide, CalendarDay)
  }
