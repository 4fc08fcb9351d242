import { setFinalsRoute } from '../attestation/routes.ts'
import { planRoute } from './plans/routes.ts'
import { journalRoute, journalsRoute } from './journals/routes.ts'

/** The pages of a teacher's day. */
export const dailyRoutes = [journalsRoute, journalRoute, planRoute, setFinalsRoute] as const
