import { ChangeServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import { feature, get, post } from '../feature.ts'

export const changes = feature(ChangeServiceDefinition, {
  listChanges: get('/schools/:schoolId/changes'),
  previewBulkChange: post('/schools/:schoolId/changes/preview'),
  applyBulkChange: post('/schools/:schoolId/changes', { deadlineMs: 20_000 }),
})
