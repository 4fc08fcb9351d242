import { ReadingReadServiceDefinition } from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { feature, get } from '../feature.ts'

export const readings = feature(ReadingReadServiceDefinition, {
  listReadings: get('/schools/:schoolId/readings'),
})
