import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { isDate } from '@zvonok/policy/dates'
import { childRoute } from '../app/frame-routes.ts'

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const indexRoute = createRoute({
  getParentRoute: () => childRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/diary/$pupilId/week', params, replace: true })
  },
})

interface WeekSearch {
  /** Any day of the week shown; the week of today without it. */
  readonly date?: string
}

const weekRoute = createRoute({
  getParentRoute: () => childRoute,
  path: 'week',
  validateSearch: ({ date }): WeekSearch =>
    typeof date === 'string' && isDate(date) ? { date } : {},
  component: lazyRouteComponent(() => import('./weeks/week-page.tsx'), 'WeekPage'),
})

export interface SubjectsSearch {
  /** Grading period; that of today without it. */
  readonly period?: string
  /** Letters of the subject's name. */
  readonly q?: string
}

const subjectsRoute = createRoute({
  getParentRoute: () => childRoute,
  path: 'marks',
  validateSearch: (search): SubjectsSearch => {
    const period = textOf(search['period'])
    const q = textOf(search['q'])
    return { ...(period === undefined ? {} : { period }), ...(q === undefined ? {} : { q }) }
  },
  component: lazyRouteComponent(() => import('./subjects/subjects-page.tsx'), 'SubjectsPage'),
})

const finalsRoute = createRoute({
  getParentRoute: () => childRoute,
  path: 'finals',
  component: lazyRouteComponent(() => import('./finals/finals-page.tsx'), 'FinalsPage'),
})

export const diaryRoutes = [indexRoute, weekRoute, subjectsRoute, finalsRoute] as const
