import {
  FinalReadServiceDefinition,
  FinalServiceDefinition,
} from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { feature, get, put } from '../feature.ts'

export const finals = feature(FinalServiceDefinition, {
  putFinals: put('/schools/:schoolId/journals/:courseId/finals'),
})

export const finalsRead = feature(FinalReadServiceDefinition, {
  getFinalsPage: get('/schools/:schoolId/journals/:courseId/finals', {
    reading: { what: 'finals', subject: 'courseId' },
  }),
})
