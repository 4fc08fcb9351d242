import {
  queryOptions,
  useSuspenseQuery,
  type QueryClient,
  type QueryFunctionContext,
} from '@tanstack/react-query'
import { read, setCsrfToken, setSessionRenewal } from '../api/client.ts'
import { Problem } from '../api/problem.ts'
import { signedOut } from '../api/signed-out.ts'
import type { Session } from '../api/types.ts'

const key = ['session'] as const

/**
 * A session that ends leaves the page as it stands, under the sign-in dialog; another person in
 * the same browser starts from the first page.
 */
const readSession = async ({ client }: QueryFunctionContext): Promise<Session> => {
  const before = client.getQueryData<Session>(key)
  const now = await read<Session>('/api/session')
  setCsrfToken(now.csrfToken)
  if (before?.signedIn === true && !now.signedIn) {
    signedOut.set(true)
    return { ...before, csrfToken: now.csrfToken }
  }
  if (before?.signedIn === true && before.accountId !== now.accountId) location.assign('/')
  signedOut.set(false)
  return now
}

export const sessionQuery = queryOptions({
  queryKey: key,
  queryFn: readSession,
  staleTime: 5 * 60_000,
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
