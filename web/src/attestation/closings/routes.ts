import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../../app/frame-routes.ts'

export const closingsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'periods/closings',
  component: lazyRouteComponent(() => import('./closings-page.tsx'), 'ClosingsPage'),
})
