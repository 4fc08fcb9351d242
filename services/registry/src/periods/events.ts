import type { PeriodSet } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { periodKindNames } from './kinds.ts'
import type { PeriodSetRow } from './store.ts'

export const toPeriodSet = (row: PeriodSetRow): PeriodSet => ({
  ...row,
  kind: periodKindNames.toValue(row.kind),
  periods: [...row.periods],
  holidays: [...row.holidays],
})
