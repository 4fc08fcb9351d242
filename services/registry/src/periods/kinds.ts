import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { enumNames } from '../enum-names.ts'

export const periodKindNames = enumNames({
  quarter: PeriodKind.QUARTER,
  trimester: PeriodKind.TRIMESTER,
  'half-year': PeriodKind.HALF_YEAR,
})
