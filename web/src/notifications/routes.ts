import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../app/frame-routes.ts'
import { noticeKinds, type NoticeKindName } from './kinds.ts'

export interface NoticesSearch {
  /** Only notices of this kind. */
  readonly kind?: NoticeKindName
  /** Only what has not been read. */
  readonly unread?: true
}

const noticesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: 'notices',
  validateSearch: (search): NoticesSearch => {
    const kind = noticeKinds.find((each) => each === search['kind'])
    return {
      ...(kind === undefined ? {} : { kind }),
      ...(search['unread'] === true ? { unread: true as const } : {}),
    }
  },
  component: lazyRouteComponent(() => import('./notices/notices-page.tsx'), 'NoticesPage'),
})

const preferencesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: 'notices/preferences',
  component: lazyRouteComponent(
    () => import('./preferences/preferences-page.tsx'),
    'PreferencesPage',
  ),
})

export const notificationRoutes = [noticesRoute, preferencesRoute] as const
