import { PeriodServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { feature, get, put } from '../feature.ts'

export const periods = feature(PeriodServiceDefinition, {
  listPeriodSets: get('/schools/:schoolId/periods'),
  putPeriodSet: put('/schools/:schoolId/periods'),
})
