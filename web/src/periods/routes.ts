import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../app/frame-routes.ts'
import type { PeriodKindName } from '../school/reads.ts'
import { kindOf } from './kinds.ts'

export const periodsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'periods',
  validateSearch: (search): { readonly kind: PeriodKindName } => ({
    kind: kindOf(search['kind']),
  }),
  component: lazyRouteComponent(() => import('./periods-page.tsx'), 'PeriodsPage'),
})
