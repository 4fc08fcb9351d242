import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Locale } from '@zvonok/identity/pages/locale'
import { chooseLocale } from '@zvonok/identity/pages/locale'
import type { Seal } from '@zvonok/identity/openid/seal'
import type { Db } from '@zvonok/runtime/postgres'
import type { Interaction, Provider } from 'oidc-provider'

import type { EsiaClient } from './esia-client.ts'
import type { OpenidProviderOptions } from './options.ts'
import type { Throttle } from './throttle.ts'

/** What the pages of a sign-in work with. */
export interface SignInParts {
  readonly options: OpenidProviderOptions
  readonly provider: Provider
  readonly db: Db
  readonly seal: Seal
  readonly throttle: Throttle
  readonly esia: EsiaClient | undefined
  /** Path of the issuer. */
  readonly path: string
}

/** One request to a page of a sign-in attempt. */
export interface Visit {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly interaction: Interaction
  readonly locale: Locale
  /** Where the forms of the attempt go; keeps the language. */
  readonly action: string
  /** Origins the sign-in may end at. */
  readonly formOrigins: readonly string[]
  readonly homeUrl: string | undefined
}

export const localeOf = (request: IncomingMessage, url: URL, uiLocales?: unknown): Locale => {
  const chosen = url.searchParams.get('ui_locales') ?? uiLocales
  return chooseLocale({
    uiLocales: typeof chosen === 'string' ? chosen : undefined,
    acceptLanguage: request.headers['accept-language'],
  })
}

export const originsOf = (addresses: readonly unknown[]): readonly string[] => [
  ...new Set(
    addresses.flatMap((address) => (typeof address === 'string' ? [new URL(address).origin] : [])),
  ),
]

/** Undefined when this browser began no such attempt, or too long ago. */
export const visitOf = async (
  { options, provider, path }: SignInParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  uid: string,
): Promise<Visit | undefined> => {
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined)
  if (interaction?.uid !== uid) return undefined
  const {
    client_id: clientId,
    redirect_uri: redirectUri,
    ui_locales: uiLocales,
  } = interaction.params
  const locale = localeOf(request, url, uiLocales)
  return {
    request,
    response,
    url,
    interaction,
    locale,
    action: `${path}/login-actions/${uid}?ui_locales=${locale}`,
    formOrigins: originsOf([redirectUri]),
    homeUrl: options.webClients.find((client) => client.clientId === clientId)?.homeUrl,
  }
}
