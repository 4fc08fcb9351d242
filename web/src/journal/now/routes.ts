import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../../app/frame-routes.ts'

interface NowSearch {
  /** A lesson of the day; the one going on without it. */
  readonly lesson?: string
}

export const nowRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'now',
  validateSearch: ({ lesson }): NowSearch =>
    typeof lesson === 'string' && lesson !== '' ? { lesson } : {},
  component: lazyRouteComponent(() => import('./now-page.tsx'), 'NowPage'),
})
