import { ChangeServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import { feature, get, post } from '../feature.ts'

export const changes = feature(ChangeServiceDefinition, {
  listChanges: get('/schools/:schoolId/changes', { reading: { what: 'changes', subject: '' } }),
  previewBulkChange: post('/schools/:schoolId/changes/preview', { inside: 'change' }),
  applyBulkChange: post('/schools/:schoolId/changes', { inside: 'change', deadlineMs: 20_000 }),
})
