import type { PeriodClosing } from './reads.ts'

export type Standing = 'none' | 'ahead' | 'open' | 'partly' | 'closed'

export interface PeriodStanding {
  readonly standing: Standing
  readonly closed: number
  /** Finals still to be set in the classes that are open. */
  readonly missing: number
}

/** How far the closing of a period has come. */
export const standingOf = ({ classes, opensOn }: PeriodClosing, today: string): PeriodStanding => {
  const open = classes.filter(({ isClosed }) => !isClosed)
  const closed = classes.length - open.length
  const missing = open.reduce((sum, { missingFinals }) => sum + missingFinals, 0)
  return { standing: wordOf(classes.length, closed, today < opensOn), closed, missing }
}

const wordOf = (all: number, closed: number, isAhead: boolean): Standing => {
  if (all === 0) return 'none'
  if (closed === all) return 'closed'
  if (closed > 0) return 'partly'
  return isAhead ? 'ahead' : 'open'
}
