import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../../app/frame-routes.ts'

export const planRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'journals/$courseId/plan',
  component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage'),
})
