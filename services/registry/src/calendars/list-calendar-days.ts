import type {
  ListCalendarDaysRequest,
  ListCalendarDaysResponse,
} from '@zvonok/contracts/zvonok/registry/v1/calendars'
import { createCheck } from '../check.ts'
import type { InRegion } from '../deps.ts'
import { toCalendarDay } from './events.ts'
import { listCalendarRows } from './store.ts'

export const listCalendarDays =
  ({ db, regionId }: InRegion) =>
  async (request: ListCalendarDaysRequest): Promise<ListCalendarDaysResponse> => {
    const check = createCheck()
    const from = check.optionalDate('from', request.from)
    const to = check.optionalDate('to', request.to)
    check.done()
    const rows = await db.read({ everySchool: true }, (read) =>
      listCalendarRows(read, regionId, { from, to }),
    )
    return { days: rows.map(toCalendarDay) }
  }
