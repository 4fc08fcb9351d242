import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../app/root-route.ts'

/** The address printed on the slips. */
export const activationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/diary/activation',
  component: lazyRouteComponent(() => import('./activation-page.tsx'), 'ActivationPage'),
})
