import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../app/frame-routes.ts'
import { listSearch } from '../school/list-search.ts'

export const policiesRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'policies',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./policies-page.tsx'), 'PoliciesPage'),
})
