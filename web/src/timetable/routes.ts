import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { schoolRoute } from '../app/frame-routes.ts'
import { listSearch } from '../school/list-search.ts'
import { boardSearch } from './templates/board-search.ts'

const timetableRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'timetable',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/schools/$schoolId/$year/timetable/bells', params, search: {} })
  },
})

const bellsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'timetable/bells',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./bells/bells-page.tsx'), 'BellsPage'),
})

const templatesRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'timetable/templates',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./templates/templates-page.tsx'), 'TemplatesPage'),
})

const generationRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'timetable/generation',
  component: lazyRouteComponent(() => import('./generation/generation-page.tsx'), 'GenerationPage'),
})

export const timetableRoutes = [
  timetableRoute,
  bellsRoute,
  templatesRoute,
  generationRoute,
] as const
