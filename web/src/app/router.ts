import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { activationRoute } from '../activation/routes.ts'
import { diaryRoutes } from '../diary/routes.ts'
import { setupRoute } from '../first-run/routes.ts'
import { setUpRoutes } from '../first-run/set-up-routes.ts'
import { dailyRoutes } from '../journal/daily-routes.ts'
import { regionRoutes, schoolMonitoringRoutes } from '../monitoring/routes.ts'
import { notificationRoutes } from '../notifications/routes.ts'
import { integratorsRoute } from '../integrators/routes.ts'
import { regionSetUpRoute } from '../region/routes.ts'
import { signedInRoute, signInRoute } from '../sign-in/routes.ts'
import { childRoute, frameRoute, homeRoute, regionRoute, schoolRoute } from './frame-routes.ts'
import { rootRoute } from './root-route.ts'

// A page is added by a line here and one in navigation.ts.
const routeTree = rootRoute.addChildren([
  signInRoute,
  signedInRoute,
  activationRoute,
  frameRoute.addChildren([
    homeRoute,
    ...notificationRoutes,
    schoolRoute.addChildren([
      setupRoute,
      ...setUpRoutes,
      ...dailyRoutes,
      ...schoolMonitoringRoutes,
    ]),
    childRoute.addChildren([...diaryRoutes]),
    regionRoute.addChildren([...regionRoutes, regionSetUpRoute, integratorsRoute]),
  ]),
])

export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
