import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { safeReturnTo } from '../api/addresses.ts'
import { rootRoute } from '../app/root-route.ts'

interface SignInSearch {
  readonly returnTo?: string
  /** Why the sign-in did not work, as a refusal reason. */
  readonly reason?: string
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): SignInSearch => {
    // `state` is what the provider brings back after it has ended the session of a refused sign-in.
    const reason = textOf(search['reason']) ?? textOf(search['state'])
    const returnTo = safeReturnTo(textOf(search['returnTo']))
    return {
      ...(returnTo === '/' ? {} : { returnTo }),
      ...(reason === undefined ? {} : { reason }),
    }
  },
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

/** The last page of a sign-in in a window of its own: tells the others and closes. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signed-in',
  component: lazyRouteComponent(() => import('./signed-in-page.tsx'), 'SignedInPage'),
})
