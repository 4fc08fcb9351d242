import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../../app/frame-routes.ts'
import { tableSearch, type TableSearch } from '../../ui/table/table-search.ts'

interface JournalsSearch extends TableSearch {
  /** Also the journals of others, for those who may open them. */
  readonly all?: boolean
}

export const journalsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'journals',
  validateSearch: (search): JournalsSearch => ({
    ...tableSearch(search),
    ...(search['all'] === true ? { all: true } : {}),
  }),
  component: lazyRouteComponent(() => import('./journals-page.tsx'), 'JournalsPage'),
})

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
