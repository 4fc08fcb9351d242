import { GenerationServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import { feature, get, post } from '../feature.ts'

export const generations = feature(GenerationServiceDefinition, {
  previewGeneration: post('/schools/:schoolId/generations/preview', { deadlineMs: 20_000 }),
  startGeneration: post('/schools/:schoolId/generations'),
  getGeneration: get('/schools/:schoolId/generations/:generationId'),
})
