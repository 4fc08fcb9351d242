import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../app/frame-routes.ts'
import { listSearch } from '../school/list-search.ts'

export const curriculumRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'curriculum',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./curriculum-page.tsx'), 'CurriculumPage'),
})
