import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../../app/frame-routes.ts'
import { tableSearch, type TableSearch } from '../../ui/table/table-search.ts'

interface ChangesSearch extends TableSearch {
  /** The bulk change is open. */
  readonly bulk?: boolean
}

export const changesRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'changes',
  validateSearch: (search): ChangesSearch => ({
    ...tableSearch(search),
    ...(search['bulk'] === true ? { bulk: true } : {}),
  }),
  component: lazyRouteComponent(() => import('./changes-page.tsx'), 'ChangesPage'),
})
