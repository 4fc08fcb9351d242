import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { changeLocale } from '../i18n/i18n.ts'
import { FrameFailed } from './frame-failed.tsx'
import { FramePending } from './frame-pending.tsx'
import { restoreKept } from '../offline/keeping.ts'
import { homeOf } from './navigation.ts'
import { placeAt, placesOf } from './places.ts'
import { preferences, readersLocale } from './preferences.ts'
import { rootRoute } from './root-route.ts'
import { sessionQuery } from './session.ts'

/** Everything inside the frame is for those who have signed in. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (!session.signedIn) throw redirect({ to: '/sign-in', search: { returnTo: location.href } })
    await restoreKept(context.queryClient, session.accountId)
    await changeLocale(readersLocale())
  },
  component: lazyRouteComponent(() => import('../ui/frame/frame.tsx'), 'Frame'),
  pendingComponent: FramePending,
  errorComponent: FrameFailed,
})

export const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    const place = placeAt(placesOf(session), '/', preferences.get().place)
    const home = place === undefined ? undefined : homeOf(place)
    if (home !== undefined) throw redirect({ href: home, replace: true })
  },
  component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
})

/** Pages of a school: the address says which school and year, so a link can be sent on. */
export const schoolRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: 'schools/$schoolId/$year',
  params: {
    parse: ({ schoolId, year }) => ({ schoolId, year: Number(year) }),
    stringify: ({ schoolId, year }) => ({ schoolId, year: String(year) }),
  },
})

/** Pages of one child, for the family. */
export const childRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: 'diary/$pupilId',
})

/** Pages over many schools, for authorities and agencies. */
export const regionRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: 'region',
})
