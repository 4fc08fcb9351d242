import { TemplateServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { feature, get, post, put } from '../feature.ts'

export const templates = feature(TemplateServiceDefinition, {
  listTemplates: get('/schools/:schoolId/templates'),
  putTemplate: [
    post('/schools/:schoolId/templates', { operationId: 'createTemplate' }),
    put('/schools/:schoolId/templates/:templateId'),
  ],
  checkTemplate: post('/schools/:schoolId/templates/check'),
})
