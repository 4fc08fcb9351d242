import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { regionRoute, schoolRoute } from '../app/frame-routes.ts'
import { tableSearch, type TableSearch } from '../ui/table/table-search.ts'
import { dateOf } from './overviews/span.ts'

export interface OverviewSearch extends TableSearch {
  /** First day; the last thirty days without both. */
  readonly from?: string
  readonly to?: string
  /** Beside the same number of days before. */
  readonly compare?: boolean
}

const overviewSearch = (search: Readonly<Record<string, unknown>>): OverviewSearch => {
  const from = dateOf(search['from'])
  const to = dateOf(search['to'])
  return {
    ...tableSearch(search),
    ...(from === undefined || to === undefined ? {} : { from, to }),
    ...(search['compare'] === true ? { compare: true } : {}),
  }
}

const pages = () => import('./overviews/pages.tsx')

/** Over many schools, for authorities and agencies. */
export const regionRoutes = [
  createRoute({
    getParentRoute: () => regionRoute,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/region/overview', search: {}, replace: true })
    },
  }),
  createRoute({
    getParentRoute: () => regionRoute,
    path: 'overview',
    validateSearch: overviewSearch,
    component: lazyRouteComponent(pages, 'RegionPage'),
  }),
  createRoute({
    getParentRoute: () => regionRoute,
    path: 'overview/municipalities/$municipalityId',
    validateSearch: overviewSearch,
    component: lazyRouteComponent(pages, 'MunicipalityPage'),
  }),
  createRoute({
    getParentRoute: () => regionRoute,
    path: 'overview/schools/$schoolId',
    validateSearch: overviewSearch,
    component: lazyRouteComponent(pages, 'SchoolPage'),
  }),
  createRoute({
    getParentRoute: () => regionRoute,
    path: 'overview/schools/$schoolId/classes/$classId',
    validateSearch: overviewSearch,
    component: lazyRouteComponent(pages, 'ClassPage'),
  }),
  createRoute({
    getParentRoute: () => regionRoute,
    path: 'overview/schools/$schoolId/lessons/$lessonId',
    validateSearch: overviewSearch,
    component: lazyRouteComponent(pages, 'LessonPage'),
  }),
] as const

/** The same figures of the own school, and who from outside has read it. */
export const schoolMonitoringRoutes = [
  createRoute({
    getParentRoute: () => schoolRoute,
    path: 'overview',
    validateSearch: overviewSearch,
    component: lazyRouteComponent(pages, 'SchoolPage'),
  }),
  createRoute({
    getParentRoute: () => schoolRoute,
    path: 'overview/classes/$classId',
    validateSearch: overviewSearch,
    component: lazyRouteComponent(pages, 'ClassPage'),
  }),
  createRoute({
    getParentRoute: () => schoolRoute,
    path: 'overview/lessons/$lessonId',
    validateSearch: overviewSearch,
    component: lazyRouteComponent(pages, 'LessonPage'),
  }),
  createRoute({
    getParentRoute: () => schoolRoute,
    path: 'readings',
    validateSearch: tableSearch,
    component: lazyRouteComponent(() => import('./readings/readings-page.tsx'), 'ReadingsPage'),
  }),
] as const
