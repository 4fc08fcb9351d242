import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { read, setCsrfToken } from '../api/client.ts'
import { Problem } from '../api/problem.ts'
import { signedOut } from '../api/signed-out.ts'
import type { Session } from '../api/types.ts'

const readSession = async (): Promise<Session> => {
  const session = await read<Session>('/api/session')
  setCsrfToken(session.csrfToken)
  if (session.signedIn) signedOut.set(false)
  return session
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: 5 * 60_000,
  retry: (count, error) => count < 2 && error instanceof Problem && error.isPassing,
})

/** The session of a page inside the frame, which opens only to those signed in. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data

/** The local date of a school; authorities, who have none, get the platform's. */
export const todayIn = (session: Session, schoolId: string | undefined): string =>
  session.today[schoolId ?? ''] ?? session.now.slice(0, 10)
