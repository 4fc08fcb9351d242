import { addDays, weekStart } from '@zvonok/policy/dates'

interface Placed {
  readonly date: string
  readonly slot: number
}

export interface WeekGrid<L> {
  readonly dates: readonly string[]
  readonly slots: readonly number[]
  at(date: string, slot: number): readonly L[]
}

/** Monday to Saturday; Sunday only when something is held on it. */
export const datesOf = (day: string, lessons: readonly Placed[]): readonly string[] => {
  const monday = weekStart(day)
  const dates = Array.from({ length: 7 }, (_, index) => addDays(monday, index))
  const sunday = dates[6]
  return lessons.some(({ date }) => date === sunday) ? dates : dates.slice(0, 6)
}

/** The week as a board: every slot from the first used to the last. */
export const weekGrid = <L extends Placed>(day: string, lessons: readonly L[]): WeekGrid<L> => {
  const used = lessons.map(({ slot }) => slot)
  const first = Math.min(1, ...used)
  const last = Math.max(6, ...used)
  return {
    dates: datesOf(day, lessons),
    slots: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    at: (date, slot) => lessons.filter((each) => each.date === date && each.slot === slot),
  }
}
