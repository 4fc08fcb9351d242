import { PersonServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/people'
import { feature, get, post, put } from '../feature.ts'

export const people = feature(PersonServiceDefinition, {
  listStaff: get('/schools/:schoolId/staff'),
  putStaff: [
    post('/schools/:schoolId/staff', { operationId: 'createStaff' }),
    put('/schools/:schoolId/staff/:personId'),
  ],
  listPupils: get('/schools/:schoolId/pupils'),
  putPupil: [
    post('/schools/:schoolId/pupils', { operationId: 'createPupil' }),
    put('/schools/:schoolId/pupils/:pupilId'),
  ],
})
