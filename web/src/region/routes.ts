import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { regionRoute } from '../app/frame-routes.ts'
import { listSearch } from '../school/list-search.ts'

export const regionSetUpRoute = createRoute({
  getParentRoute: () => regionRoute,
  path: 'set-up',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./region-page.tsx'), 'RegionPage'),
})
