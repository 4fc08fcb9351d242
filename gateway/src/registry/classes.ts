import { ClassServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { feature, get, post, put } from '../feature.ts'

export const classes = feature(ClassServiceDefinition, {
  listClasses: get('/schools/:schoolId/classes'),
  putClass: [
    post('/schools/:schoolId/classes', { operationId: 'createClass' }),
    put('/schools/:schoolId/classes/:classId'),
  ],
  listGroups: get('/schools/:schoolId/groups'),
  putGroup: [
    post('/schools/:schoolId/groups', { operationId: 'createGroup' }),
    put('/schools/:schoolId/groups/:groupId'),
  ],
})
