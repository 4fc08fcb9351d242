import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../app/frame-routes.ts'

export const setupRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'setup',
  component: lazyRouteComponent(() => import('./setup-page.tsx'), 'SetupPage'),
})
