import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../app/frame-routes.ts'

interface FinalsSearch {
  /** Grading period; the one of today without it. */
  readonly period?: string
}

export const setFinalsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'journals/$courseId/finals',
  validateSearch: (search): FinalsSearch =>
    typeof search['period'] === 'string' ? { period: search['period'] } : {},
  component: lazyRouteComponent(() => import('./finals-page.tsx'), 'FinalsPage'),
})
