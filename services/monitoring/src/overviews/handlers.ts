import type { Access, Handlers } from '@zvonok/runtime/grpc-server'
import type { OverviewReadServiceDefinition } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import { authorities, classReaders, leadership } from '../access.ts'
import type { Parts } from '../parts.ts'
import { getClassOverview } from './get-class-overview.ts'
import { getLessonOverview } from './get-lesson-overview.ts'
import { getMunicipalityOverview } from './get-municipality-overview.ts'
import { getRegionOverview } from './get-region-overview.ts'
import { getSchoolOverview } from './get-school-overview.ts'

export const overviewHandlers = (parts: Parts): Handlers<typeof OverviewReadServiceDefinition> => ({
  getRegionOverview: getRegionOverview(parts),
  getMunicipalityOverview: getMunicipalityOverview(parts),
  getSchoolOverview: getSchoolOverview(parts),
  getClassOverview: getClassOverview(parts),
  getLessonOverview: getLessonOverview(parts),
})

const inSchool = { roles: [...authorities, ...leadership] }
const inClass = { roles: [...inSchool.roles, ...classReaders] }

export const overviewAccess: Access<typeof OverviewReadServiceDefinition> = {
  getRegionOverview: { roles: authorities },
  getMunicipalityOverview: { roles: authorities },
  getSchoolOverview: inSchool,
  getClassOverview: inClass,
  getLessonOverview: inClass,
}
