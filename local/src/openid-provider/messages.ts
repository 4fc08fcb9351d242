import { chooseLocale } from '@zvonok/identity/pages/locale'
import { securityHeaders, contentSecurityPolicy } from '@zvonok/identity/pages/page'
import type { Db } from '@zvonok/runtime/postgres'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'

import type { OpenidProviderOptions } from './options.ts'
import { messagePage, signOutPage } from './pages.ts'
import { endSession } from './session-end.ts'
import { textsIn } from './texts.ts'
import { originsOf } from './visit.ts'

type LibraryPages = Pick<Configuration, 'renderError'> &
  NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>

const localeOf = (ctx: KoaContextWithOIDC) =>
  chooseLocale({
    uiLocales: typeof ctx.query['ui_locales'] === 'string' ? ctx.query['ui_locales'] : undefined,
    acceptLanguage: ctx.get('accept-language'),
  })

/** Headers of everything the library itself answers; its self-submitting forms add their script's hash. */
export const libraryHeaders = (
  options: OpenidProviderOptions,
): Readonly<Record<string, string>> => {
  const addresses = options.webClients.flatMap((client) => [
    ...client.redirectUris,
    ...client.postLogoutRedirectUris,
  ])
  return securityHeaders(
    contentSecurityPolicy({ formOrigins: originsOf(addresses), scripts: true }),
  )
}

const answer = (ctx: KoaContextWithOIDC, markup: string): void => {
  ctx.type = 'html'
  ctx.body = markup
}

/** Only a token of the person who is signed in here ends the session without asking. */
const isAskedByOwner = (ctx: KoaContextWithOIDC): boolean => {
  const hint = ctx.oidc.entities['IdTokenHint'] as { payload?: { sub?: unknown } } | undefined
  return hint !== undefined && hint.payload?.sub === ctx.oidc.session?.accountId
}

const afterLogout = (ctx: KoaContextWithOIDC): string | undefined => {
  const { post_logout_redirect_uri: address, state } = ctx.oidc.params ?? {}
  if (typeof address !== 'string') return undefined
  const url = new URL(address)
  if (typeof state === 'string') url.searchParams.set('state', state)
  return url.href
}

/** The pages the library calls for, in our look and the person's language. */
export const libraryPages = (
  options: OpenidProviderOptions,
  db: Db,
  path: string,
): LibraryPages => {
  const homeUrlOf = (ctx: KoaContextWithOIDC): string | undefined =>
    options.webClients.find(({ clientId }) => clientId === ctx.oidc.client?.clientId)?.homeUrl ??
    options.webClients[0]?.homeUrl

  const message = (ctx: KoaContextWithOIDC, title: string, lead: string, code?: string): void =>
    answer(
      ctx,
      messagePage({ locale: localeOf(ctx), path, title, lead, code, homeUrl: homeUrlOf(ctx) }),
    )

  const signedOut = (ctx: KoaContextWithOIDC): void => {
    const text = textsIn(localeOf(ctx))
    message(ctx, text.signedOut, text.signedOutLead)
  }

  return {
    renderError: (ctx, out, error) => {
      const text = textsIn(localeOf(ctx))
      if (error.name === 'SessionNotFound') return message(ctx, text.expired, text.expiredLead)
      if (ctx.status < 500) return message(ctx, text.badRequest, text.badRequestLead, out.error)
      return message(ctx, text.broken, text.brokenLead)
    },
    logoutSource: async (ctx, form) => {
      if (!isAskedByOwner(ctx)) {
        answer(ctx, signOutPage({ locale: localeOf(ctx), path, form, homeUrl: homeUrlOf(ctx) }))
        return
      }
      const address = afterLogout(ctx)
      await endSession(db, ctx)
      if (address === undefined) return signedOut(ctx)
      ctx.status = 303
      ctx.redirect(address)
    },
    postLogoutSuccessSource: signedOut,
  }
}
