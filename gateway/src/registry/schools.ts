import { SchoolServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { feature, get, post } from '../feature.ts'

export const schools = feature(SchoolServiceDefinition, {
  listSchools: get('/schools'),
  createSchool: post('/schools'),
  getSchool: get('/schools/:schoolId'),
  getSetup: get('/schools/:schoolId/setup'),
})
