import { OverviewReadServiceDefinition } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import { feature, get } from '../feature.ts'

// Monitoring logs these readings itself, in the transaction that reads.
export const overviews = feature(OverviewReadServiceDefinition, {
  getRegionOverview: get('/overview'),
  getMunicipalityOverview: get('/municipalities/:municipalityId/overview'),
  getSchoolOverview: get('/schools/:schoolId/overview'),
  getClassOverview: get('/schools/:schoolId/classes/:classId/overview'),
  getLessonOverview: get('/schools/:schoolId/lessons/:lessonId/overview'),
})
