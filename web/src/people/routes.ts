import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { schoolRoute } from '../app/frame-routes.ts'
import { listSearch } from '../school/list-search.ts'

const peopleRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'people',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/schools/$schoolId/$year/people/classes', params, search: {} })
  },
})

const classesRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'people/classes',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./classes-page.tsx'), 'ClassesPage'),
})

const groupsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'people/classes/groups',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./groups-page.tsx'), 'GroupsPage'),
})

const pupilsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'people/pupils',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pupils-page.tsx'), 'PupilsPage'),
})

const staffRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'people/staff',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./staff-page.tsx'), 'StaffPage'),
})

export const peopleRoutes = [
  peopleRoute,
  classesRoute,
  groupsRoute,
  pupilsRoute,
  staffRoute,
] as const
