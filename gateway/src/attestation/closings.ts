import {
  ClosingReadServiceDefinition,
  ClosingServiceDefinition,
} from '@zvonok/contracts/zvonok/attestation/v1/closings'
import { feature, get, post } from '../feature.ts'

export const closings = feature(ClosingServiceDefinition, {
  closePeriod: post('/schools/:schoolId/closings/:periodId/close'),
  reopenPeriod: post('/schools/:schoolId/closings/:periodId/reopen'),
})

export const closingsRead = feature(ClosingReadServiceDefinition, {
  listClosings: get('/schools/:schoolId/closings'),
})
