import type { PlanLoaded } from '@zvonok/contracts/zvonok/journal/v1/plans'
import type { OfCourse } from './store.ts'

export const planLoaded = (
  { schoolId, courseId }: OfCourse,
  items: number,
  version: number,
): PlanLoaded => ({ schoolId, courseId, items, version })
