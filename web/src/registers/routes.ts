import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { schoolRoute } from '../app/frame-routes.ts'
import { listSearch } from '../school/list-search.ts'

const registersRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'registers',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/schools/$schoolId/$year/registers/rooms', params, search: {} })
  },
})

const roomsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'registers/rooms',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./rooms-page.tsx'), 'RoomsPage'),
})

const subjectsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'registers/subjects',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./subjects-page.tsx'), 'SubjectsPage'),
})

const workTypesRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'registers/work-types',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./work-types-page.tsx'), 'WorkTypesPage'),
})

export const registerRoutes = [registersRoute, roomsRoute, subjectsRoute, workTypesRoute] as const
