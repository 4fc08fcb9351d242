import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../../app/frame-routes.ts'
import { tableSearch, type TableSearch } from '../../ui/table/table-search.ts'

interface InvitesSearch extends TableSearch {
  readonly class?: string
}

export const invitesRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'invites',
  validateSearch: (search): InvitesSearch => ({
    ...tableSearch(search),
    ...(typeof search['class'] === 'string' ? { class: search['class'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./invites-page.tsx'), 'InvitesPage'),
})
