import type { Access, Handlers } from '@zvonok/runtime/grpc-server'
import type { PlanServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/plans'
import { planners, planTakers, readers } from '../access.ts'
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
  loadPlan: { roles: planners },
  getPlan: { roles: readers },
  getPlanTemplate: { roles: planTakers },
}
