import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { regionRoute } from '../app/frame-routes.ts'
import { listSearch } from '../school/list-search.ts'

export const integratorsRoute = createRoute({
  getParentRoute: () => regionRoute,
  path: 'integrators',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./integrators-page.tsx'), 'IntegratorsPage'),
})
