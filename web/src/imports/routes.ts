import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../app/frame-routes.ts'

interface ImportSearch {
  /** The import that is shown; without it a file may be dropped. */
  readonly id?: string
}

export const importRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'people/import',
  validateSearch: ({ id }): ImportSearch => (typeof id === 'string' && id !== '' ? { id } : {}),
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
})
