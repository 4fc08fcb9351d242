import { setFinalsRoute } from '../attestation/routes.ts'
import { invitesRoute } from '../identity/invites/routes.ts'
import { changesRoute } from '../scheduling/changes/routes.ts'
import { lessonsRoute } from '../scheduling/lessons/routes.ts'
import { journalRoute, journalsRoute } from './journals/routes.ts'
import { nowRoute } from './now/routes.ts'
import { planRoute } from './plans/routes.ts'

/** The pages of a school's day: the teacher's, the class teacher's and the dispatcher's. */
export const dailyRoutes = [
  nowRoute,
  journalsRoute,
  journalRoute,
  planRoute,
  setFinalsRoute,
  lessonsRoute,
  changesRoute,
  invitesRoute,
] as const
