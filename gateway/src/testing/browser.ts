import type { createAsk } from './gateway.ts'

const cookieOf = (cookies: readonly string[]): string => cookies[0]?.split(';')[0] ?? ''

/** What a browser does with sessions, request by request. */
export const createBrowser = (ask: ReturnType<typeof createAsk>) => ({
  sessionOf: async (cookie?: string) => {
    const headers = cookie === undefined ? {} : { cookie }
    const answer = await ask({ url: '/api/session', headers })
    const { signedIn, csrfToken } = answer.json<{ signedIn: boolean; csrfToken: string }>()
    return { signedIn, csrf: csrfToken, cookie: cookieOf(answer.cookies) || (cookie ?? '') }
  },

  /** To the provider and back. */
  signIn: async (startWith?: string, query = '') => {
    const headers: Record<string, string> = startWith === undefined ? {} : { cookie: startWith }
    const begun = await ask({ url: `/auth/sign-in?way=login${query}`, headers })
    const before = cookieOf(begun.cookies) || (startWith ?? '')
    const atProvider = await fetch(begun.headers['location'] ?? '', { redirect: 'manual' })
    const callback = new URL(atProvider.headers.get('location') ?? '')
    const finished = await ask({
      url: callback.pathname + callback.search,
      headers: { cookie: before },
    })
    return { before, callback, finished, cookie: cookieOf(finished.cookies) }
  },
})
