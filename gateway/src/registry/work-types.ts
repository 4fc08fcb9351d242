import { WorkTypeServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import { feature, get, post, put } from '../feature.ts'

export const workTypes = feature(WorkTypeServiceDefinition, {
  listWorkTypes: get('/schools/:schoolId/work-types'),
  putWorkType: [
    post('/schools/:schoolId/work-types', { operationId: 'createWorkType' }),
    put('/schools/:schoolId/work-types/:workTypeId'),
  ],
})
