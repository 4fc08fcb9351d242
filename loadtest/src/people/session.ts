import { randomUUID } from 'node:crypto'
import { createVisitor } from '@zvonok/testing/visitor'

/** Somebody signed in at the gateway. */
export interface Session {
  readonly url: string
  readonly cookie: string
  readonly csrfToken: string
}

interface SessionAnswer {
  readonly csrfToken: string
}

const cookieName = '__Host-zvonok'

export class Unanswered extends Error {
  override readonly name = 'Unanswered'
}

/** What a page sends with a command. */
export const commandHeaders = ({ cookie, csrfToken }: Omit<Session, 'url'>) => ({
  cookie,
  'x-csrf-token': csrfToken,
  'idempotency-key': randomUUID(),
  'content-type': 'application/json',
})

const answerOf = async <T>(what: string, response: Response): Promise<T> => {
  const text = await response.text()
  if (response.status !== 200) throw new Unanswered(`${what}: ${response.status} ${text}`)
  // The caller names the message of the contract it asked for.
  return JSON.parse(text) as T
}

export const get = async <T>({ url, cookie }: Session, path: string): Promise<T> =>
  answerOf<T>(path, await fetch(`${url}/api${path}`, { headers: { cookie } }))

export const send = async <T>(
  session: Session,
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
): Promise<T> =>
  answerOf<T>(
    path,
    await fetch(`${session.url}/api${path}`, {
      method,
      headers: commandHeaders(session),
      body: JSON.stringify(body),
    }),
  )

/** Somebody who has not signed in yet. */
export const visit = async (url: string): Promise<Session> => {
  const response = await fetch(`${url}/api/session`)
  const line = response.headers.getSetCookie().find((each) => each.startsWith(cookieName))
  const { csrfToken } = await answerOf<SessionAnswer>('/session', response)
  return { url, cookie: line?.split(';')[0] ?? '', csrfToken }
}

/** Signs in on the provider's pages; a temporary password becomes `chosen` on the way. */
export const signIn = async (
  url: string,
  username: string,
  password: string,
  chosen: string,
): Promise<Session> => {
  const visitor = createVisitor({ 'accept-language': 'ru' })
  const login = await visitor.open(`${url}/auth/sign-in?way=login&returnTo=/`)
  const entered = await visitor.submit(login, { username, password })
  const arrived = entered.text.includes('name="password-new"')
    ? await visitor.submit(entered, { 'password-new': chosen, 'password-confirm': chosen })
    : entered
  if (arrived.url.origin !== new URL(url).origin || arrived.url.pathname !== '/') {
    throw new Unanswered(`${username} could not sign in: it ended at ${arrived.url.pathname}`)
  }
  const cookie = `${cookieName}=${visitor.cookies().get(cookieName) ?? ''}`
  const { csrfToken } = await get<SessionAnswer>({ url, cookie, csrfToken: '' }, '/session')
  return { url, cookie, csrfToken }
}
