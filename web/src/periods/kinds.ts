import type { PeriodKindName } from '../school/reads.ts'

export const kinds = ['QUARTER', 'TRIMESTER', 'HALF_YEAR'] as const

export const kindOf = (value: unknown): PeriodKindName =>
  kinds.find((kind) => kind === value) ?? 'QUARTER'
