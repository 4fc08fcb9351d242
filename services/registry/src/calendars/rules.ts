import { weekday } from '@zvonok/policy/dates'
import type { CalendarDayRow } from './store.ts'

interface WrongDay {
  readonly field: 'kind' | 'movedFrom'
  readonly reason: string
}

const isWeekend = (date: string): boolean => weekday(date) >= 6

/** A day off is moved from a weekend day, a working day is one put on a weekend [ТК РФ, ст. 112]. */
export const checkDay = ({ date, kind, movedFrom }: CalendarDayRow): WrongDay | undefined => {
  const isMove = kind === 'day-off-moved' && movedFrom !== undefined && isWeekend(movedFrom)
  if (movedFrom !== undefined && !isMove) {
    return { field: 'movedFrom', reason: 'ONLY_DAY_OFF_IS_MOVED' }
  }
  if (kind === 'working-day' && !isWeekend(date)) return { field: 'kind', reason: 'NOT_A_WEEKEND' }
  return undefined
}
