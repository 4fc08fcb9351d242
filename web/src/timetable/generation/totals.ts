import type { GenerationCount } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type { Json } from '../../api/types.ts'

export type Totals = Omit<GenerationCount, 'courseId'>

export const totalsOf = (counts: readonly Json<GenerationCount>[]): Totals =>
  counts.reduce<Totals>(
    (sum, { added, kept, changed, cancelled }) => ({
      added: sum.added + added,
      kept: sum.kept + kept,
      changed: sum.changed + changed,
      cancelled: sum.cancelled + cancelled,
    }),
    { added: 0, kept: 0, changed: 0, cancelled: 0 },
  )

/** Lessons that a generation would write. */
export const writtenBy = ({ added, changed, cancelled }: Totals): number =>
  added + changed + cancelled
