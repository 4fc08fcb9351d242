import { PlanServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/plans'
import { feature, get, put } from '../feature.ts'

export const plans = feature(PlanServiceDefinition, {
  getPlan: get('/schools/:schoolId/journals/:courseId/plan', {
    reading: { what: 'plan', subject: 'courseId' },
  }),
  loadPlan: put('/schools/:schoolId/journals/:courseId/plan', {
    upload: 'file',
    deadlineMs: 20_000,
  }),
  getPlanTemplate: get('/plans/template', { download: 'zvonok-plan.xlsx' }),
})
