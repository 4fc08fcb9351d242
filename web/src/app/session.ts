import {
  queryOptions,
  useSuspenseQuery,
  type QueryClient,
  type QueryFunctionContext,
} from '@tanstack/react-query'
import { read, setCsrfToken, setSessionRenewal } from '../api/client.ts'
import { isNoNetwork, Problem } from '../api/problem.ts'
import { signedOut } from '../api/signed-out.ts'
import type { Session } from '../api/types.ts'
import { keepFor, keptSession, wipeKept } from '../offline/keeping.ts'
import { signOutIfDue } from './put-off-sign-out.ts'
import { forgetOthers, forgetPerson } from './forget-person.ts'

const key = ['session'] as const

/** Without a network the page opens as it was last seen here. */
const readOrRecall = async (): Promise<{ session: Session; isRecalled: boolean }> => {
  try {
    return { session: await read<Session>('/api/session'), isRecalled: false }
  } catch (error) {
    const kept = isNoNetwork(error) ? await keptSession() : undefined
    if (kept === undefined) throw error
    return { session: kept, isRecalled: true }
  }
}

/**
 * A session that ends leaves the page as it stands, under the sign-in dialog; another person in
 * the same browser starts from the first page.
 */
const readSession = async ({ client }: QueryFunctionContext): Promise<Session> => {
  const before = client.getQueryData<Session>(key)
  const { session: now, isRecalled } = await readOrRecall()
  if (isRecalled) return before ?? now
  setCsrfToken(now.csrfToken)
  if (now.signedIn && (await signOutIfDue())) return { ...now, signedIn: false }
  if (before?.signedIn === true && !now.signedIn) {
    signedOut.set(true)
    return { ...before, csrfToken: now.csrfToken }
  }
  if (before?.signedIn === true && before.accountId !== now.accountId) {
    await forgetPerson()
    location.assign('/')
  } else if (now.signedIn) {
    await forgetOthers(now.accountId)
    await keepFor(now)
  } else {
    await wipeKept()
  }
  signedOut.set(false)
  return now
}

export const sessionQuery = queryOptions({
  queryKey: key,
  queryFn: readSession,
  staleTime: 5 * 60_000,
  // A paused read would leave the page empty; this one has what to show without a network.
  networkMode: 'always',
  retry: (count, error) => count < 2 && error instanceof Problem && error.isPassing,
})

/** Lets the HTTP client ask whether a wrong token was only an old one. */
export const renewSessionWith = (client: QueryClient): void =>
  setSessionRenewal(async () => {
    await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
    return !signedOut.get()
  })

/** The session of a page inside the frame, which opens only to those signed in. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data

/** The local date of a school; authorities, who have none, get the platform's. */
export const todayIn = (session: Session, schoolId: string | undefined): string =>
  session.today[schoolId ?? ''] ?? session.now.slice(0, 10)
