import { accountsRoute } from '../accounts/routes.ts'
import { closingsRoute } from '../attestation/closings/routes.ts'
import { curriculumRoute } from '../curriculum/routes.ts'
import { importRoute } from '../imports/routes.ts'
import { peopleRoutes } from '../people/routes.ts'
import { periodsRoute } from '../periods/routes.ts'
import { policiesRoute } from '../policies/routes.ts'
import { registerRoutes } from '../registers/routes.ts'
import { timetableRoutes } from '../timetable/routes.ts'

/** The pages that a school is set up on, in the order of the checklist. */
export const setUpRoutes = [
  periodsRoute,
  closingsRoute,
  ...registerRoutes,
  ...peopleRoutes,
  importRoute,
  curriculumRoute,
  ...timetableRoutes,
  accountsRoute,
  policiesRoute,
] as const
