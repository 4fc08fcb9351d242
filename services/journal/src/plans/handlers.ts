import type { Access, Handlers } from '@zvonok/runtime/grpc-server'
import type { PlanServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/plans'
import { planReaders, writers } from '../access.ts'
import type { Parts } from '../parts.ts'
import { getPlan } from './get-plan.ts'
import { getPlanTemplate } from './get-plan-template.ts'
import { loadPlan } from './load-plan.ts'

export const planHandlers = (parts: Parts): Handlers<typeof PlanServiceDefinition> => ({
  loadPlan: loadPlan(parts),
  getPlan: getPlan(parts),
  getPlanTemplate,
})

export const planAccess: Access<typeof PlanServiceDefinition> = {
  loadPlan: { roles: writers },
  getPlan: { roles: planReaders },
  getPlanTemplate: { roles: planReaders },
}
