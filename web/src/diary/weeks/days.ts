import type { Day, Week } from '../reads.ts'

export interface WeekParts {
  /** Today first, then the days to come; in another week than that of today, all days. */
  readonly ahead: readonly Day[]
  /** Days of this week that are over. */
  readonly past: readonly Day[]
}

/** The morning's question is what is on today, so the days gone by stand below. */
export const partsOf = ({ days }: Week, today: string): WeekParts => {
  const first = days[0]?.date ?? today
  const last = days.at(-1)?.date ?? today
  if (today < first || today > last) return { ahead: days, past: [] }
  return {
    ahead: days.filter(({ date }) => date >= today),
    past: days.filter(({ date }) => date < today),
  }
}
