import type { IncomingMessage, ServerResponse } from 'node:http'

import { FormTooLarge, redirect } from '@zvonok/identity/pages/form'
import { sendPage, sendStylesheet } from '@zvonok/identity/pages/page'

import { changePassword, showChangePassword } from './change-password.ts'
import { changePasswordPrompt } from './configuration.ts'
import { answerAddress, beginEsia, brokerEndpoint, esiaAlias, finishEsia } from './esia-broker.ts'
import { showLogin, signIn } from './login.ts'
import { messagePage, stylesheetPath } from './pages.ts'
import { textsIn } from './texts.ts'
import type { SignInParts, Visit } from './visit.ts'
import { localeOf, visitOf } from './visit.ts'

const step = async (parts: SignInParts, visit: Visit, name: string | undefined): Promise<void> => {
  if (name === 'esia') return beginEsia(parts, visit)
  if (name === 'esia/answer') return finishEsia(parts, visit)
  const isForm = visit.request.method === 'POST'
  if (visit.interaction.prompt.name === changePasswordPrompt) {
    return isForm ? changePassword(parts, visit) : showChangePassword(parts, visit)
  }
  if (isForm) return signIn(parts, visit)
  const isSentOn =
    visit.interaction.params['kc_idp_hint'] === esiaAlias && !visit.url.searchParams.has('way')
  return isSentOn ? beginEsia(parts, visit) : showLogin(parts, visit)
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

const showMessage = (
  { options, path }: SignInParts,
  { request, response, url }: Exchange,
  status: number,
  kind: 'expired' | 'broken',
): void => {
  const locale = localeOf(request, url)
  const text = textsIn(locale)
  const lead = kind === 'expired' ? text.expiredLead : text.brokenLead
  const homeUrl = options.webClients[0]?.homeUrl
  sendPage(response, status, messagePage({ locale, path, title: text[kind], lead, homeUrl }))
}

const attempt = async (
  parts: SignInParts,
  exchange: Exchange,
  uid: string,
  name: string | undefined,
): Promise<void> => {
  const { request, response, url } = exchange
  try {
    const visit = await visitOf(parts, request, response, url, uid)
    if (visit) await step(parts, visit, name)
    else showMessage(parts, exchange, 400, 'expired')
  } catch (error) {
    if (error instanceof FormTooLarge)
      return void response.writeHead(413, { connection: 'close' }).end()
    parts.options.log.error({ err: error }, 'a sign-in page failed')
    if (response.headersSent) response.end()
    else showMessage(parts, exchange, 500, 'broken')
  }
}

/** Our own pages under the issuer's path; false leaves the request to the library. */
export const ownPages = (
  parts: SignInParts,
  request: IncomingMessage,
  response: ServerResponse,
): boolean => {
  const url = new URL(request.url ?? '/', parts.options.issuer)
  const path = url.pathname.slice(parts.path.length)
  const exchange = { request, response, url }
  if (path === stylesheetPath) {
    sendStylesheet(response)
    return true
  }
  if (path === brokerEndpoint) {
    const address = answerAddress(parts.path, url)
    if (address === undefined) showMessage(parts, exchange, 400, 'expired')
    else redirect(response, address)
    return true
  }
  const [, uid, name] = /^\/login-actions\/([\w-]+)(?:\/(esia|esia\/answer))?$/.exec(path) ?? []
  if (uid === undefined) return false
  void attempt(parts, exchange, uid, name)
  return true
}
