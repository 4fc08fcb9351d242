import { WeekReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { feature } from '@zvonok/runtime/service'
import { readers } from '../access.ts'
import type { Parts } from '../parts.ts'
import { getWeek } from './get-week.ts'

export const weekFeature = (parts: Parts) =>
  feature(WeekReadServiceDefinition, { getWeek: getWeek(parts) }, { getWeek: { roles: readers } })
