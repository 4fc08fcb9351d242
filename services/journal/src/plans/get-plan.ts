import type { GetPlanRequest, Plan } from '@zvonok/contracts/zvonok/journal/v1/plans'
import type { Context } from '@zvonok/runtime/rpc'
import { checkIds } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { allowReading } from '../replicas/reading.ts'
import { readPlanOf } from './plan.ts'

export const getPlan =
  ({ db }: Parts) =>
  async ({ schoolId, courseId }: GetPlanRequest, { caller }: Context): Promise<Plan> => {
    checkIds({ schoolId, courseId })
    return db.read({ schoolId }, async (read) => {
      const asked = { schoolId, courseId }
      const [, plan] = await Promise.all([
        allowReading(read, caller, asked),
        readPlanOf(read, asked),
      ])
      return plan
    })
  }
