import { periodsRoute } from '../periods/routes.ts'

/** The pages that a school is set up on, in the order of the checklist. */
export const setUpRoutes = [periodsRoute] as const
