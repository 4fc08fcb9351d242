import { PolicyServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { feature, get, put } from '../feature.ts'

export const policies = feature(PolicyServiceDefinition, {
  getPolicies: get('/schools/:schoolId/policies'),
  setPolicy: put('/schools/:schoolId/policies/:key'),
})
