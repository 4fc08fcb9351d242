import { address } from './client.ts'

export type Way = 'gosuslugi' | 'login' | 'under-14'

/** Pages of the gateway, outside the single-page application. */
export const signInAddress = (way: Way, returnTo: string): string =>
  address('/auth/sign-in', { way, returnTo })

export const signOutAddress = '/auth/sign-out'

const ownSite = 'http://own.invalid'

/** Only a path of our own is followed after sign-in, never an address given by a stranger. */
export const safeReturnTo = (value: string | undefined): string => {
  if (value === undefined || !value.startsWith('/') || !URL.canParse(value, ownSite)) return '/'
  const { origin, pathname, search, hash } = new URL(value, ownSite)
  return origin === ownSite ? pathname + search + hash : '/'
}
