import { SubjectServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { feature, get, post, put } from '../feature.ts'

export const subjects = feature(SubjectServiceDefinition, {
  listSubjects: get('/schools/:schoolId/subjects'),
  putSubject: [
    post('/schools/:schoolId/subjects', { operationId: 'createSubject' }),
    put('/schools/:schoolId/subjects/:subjectId'),
  ],
})
