import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { schoolRoute } from '../../app/frame-routes.ts'

export type View = 'class' | 'teacher' | 'room'

export interface CalendarSearch {
  /** Any day of the week shown; this week without it. */
  readonly date?: string
  /** Whose lessons: of a class, a teacher or a room. */
  readonly view?: View
  readonly of?: string
  /** The lesson whose card is open. */
  readonly lesson?: string
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const viewOf = (value: unknown): View | undefined =>
  value === 'class' || value === 'teacher' || value === 'room' ? value : undefined

export const lessonsRoute = createRoute({
  getParentRoute: () => schoolRoute,
  path: 'lessons',
  validateSearch: (search): CalendarSearch => {
    const date = /^\d{4}-\d{2}-\d{2}$/.exec(textOf(search['date']) ?? '')?.[0]
    const view = viewOf(search['view'])
    const of = textOf(search['of'])
    const lesson = textOf(search['lesson'])
    return {
      ...(date === undefined ? {} : { date }),
      ...(view === undefined ? {} : { view }),
      ...(of === undefined ? {} : { of }),
      ...(lesson === undefined ? {} : { lesson }),
    }
  },
  component: lazyRouteComponent(() => import('./lessons-page.tsx'), 'LessonsPage'),
})
