import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../../app/frame-routes.ts'

interface JournalSearch {
  /** Grading period; the one of today without it. */
  readonly period?: string
  /** The lesson whose panel is open. */
  readonly lesson?: string
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export const journalRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'journals/$courseId',
  validateSearch: (search): JournalSearch => {
    const period = textOf(search['period'])
    const lesson = textOf(search['lesson'])
    return {
      ...(period === undefined ? {} : { period }),
      ...(lesson === undefined ? {} : { lesson }),
    }
  },
  component: lazyRouteComponent(() => import('./journal-page.tsx'), 'JournalPage'),
})
