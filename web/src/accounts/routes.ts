import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../app/frame-routes.ts'
import { listSearch } from '../school/list-search.ts'

export const accountsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'accounts',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
})
