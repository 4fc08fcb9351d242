import type { IncomingMessage, ServerResponse } from 'node:http'

import { readForm, redirect } from '@zvonok/identity/pages/form'
import type { Locale } from '@zvonok/identity/pages/locale'
import { chooseLocale } from '@zvonok/identity/pages/locale'
import { sendPage } from '@zvonok/identity/pages/page'

import { formatSnils } from './citizens.ts'
import { loginPage, messagePage, textsIn } from './pages.ts'
import type { Refusal } from './requests.ts'
import { refusalOf, refusals } from './requests.ts'
import type { Attempt, World } from './world.ts'

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

export const localeOf = ({ request, url }: Exchange): Locale =>
  chooseLocale({
    uiLocales: url.searchParams.get('ui_locales') ?? undefined,
    acceptLanguage: request.headers['accept-language'],
  })

const refuseInPlace = (exchange: Exchange, refusal: Refusal): void => {
  const locale = localeOf(exchange)
  sendPage(
    exchange.response,
    400,
    messagePage(locale, textsIn(locale).refused, refusals[refusal][1]),
  )
}

const backTo = (
  attempt: Pick<Attempt, 'redirectUri' | 'state'>,
  answer: Readonly<Record<string, string>>,
): string => {
  const url = new URL(attempt.redirectUri)
  for (const [name, value] of Object.entries({ ...answer, state: attempt.state }))
    url.searchParams.set(name, value)
  return url.href
}

const refusedTo = (attempt: Pick<Attempt, 'redirectUri' | 'state'>, refusal: Refusal): string => {
  const [error, description] = refusals[refusal]
  return backTo(attempt, { error, error_description: description })
}

/** `GET /aas/oauth2/v2/ac`: without a known system and address there is nowhere to send a refusal. */
export const authorize = (world: World, exchange: Exchange): void => {
  const { searchParams } = exchange.url
  const system = world.systems.get(searchParams.get('client_id') ?? '')
  if (!system) return refuseInPlace(exchange, 'unknownSystem')
  const redirectUri = searchParams.get('redirect_uri') ?? ''
  if (!system.redirectUris.includes(redirectUri)) return refuseInPlace(exchange, 'redirectUri')

  const attempt: Attempt = {
    mnemonic: system.mnemonic,
    redirectUri,
    state: searchParams.get('state') ?? '',
    scope: searchParams.get('scope') ?? '',
  }
  const refusal =
    searchParams.get('response_type') === 'code'
      ? refusalOf(system, searchParams, new Date())
      : 'responseType'
  if (refusal) return redirect(exchange.response, refusedTo(attempt, refusal))
  redirect(exchange.response, `/login?attempt=${world.attempts.keep(attempt)}`)
}

const attemptOf = (
  world: World,
  { url }: Exchange,
): { name: string; attempt: Attempt } | undefined => {
  const name = url.searchParams.get('attempt') ?? ''
  const attempt = world.attempts.find(name)
  return attempt && { name, attempt }
}

const expired = (exchange: Exchange): void => {
  const locale = localeOf(exchange)
  sendPage(
    exchange.response,
    400,
    messagePage(locale, textsIn(locale).title, textsIn(locale).expired),
  )
}

/** The browser is sent on from system to system after the form, and Chromium counts each hop. */
const anyOrigin = ['*']

const showLogin = (
  world: World,
  exchange: Exchange,
  status: number,
  unknownSnils?: string,
): void => {
  const found = attemptOf(world, exchange)
  if (!found) return expired(exchange)
  const markup = loginPage({
    locale: localeOf(exchange),
    attempt: found.name,
    citizens: world.citizens,
    unknownSnils,
  })
  sendPage(exchange.response, status, markup, anyOrigin)
}

export const showLoginPage = (world: World, exchange: Exchange): void =>
  showLogin(world, exchange, 200)

/** `POST /login`: a click on a person sends `oid`, the field sends `snils`. */
export const signIn = async (world: World, exchange: Exchange): Promise<void> => {
  const form = await readForm(exchange.request)
  const found = attemptOf(world, exchange)
  if (!found) return expired(exchange)
  const typed = form.get('snils') ?? ''
  const digits = typed.replace(/\D/g, '')
  const citizen = world.citizens.find(
    ({ oid, snils }) => oid === form.get('oid') || snils === digits,
  )
  if (!citizen)
    return showLogin(world, exchange, 422, digits.length === 11 ? formatSnils(digits) : typed)
  world.attempts.take(found.name)
  const code = world.codes.keep({ ...found.attempt, citizen })
  redirect(exchange.response, backTo(found.attempt, { code }))
}

/** `POST /cancel`: the person doesn't let the system have the data. */
export const cancel = async (world: World, exchange: Exchange): Promise<void> => {
  await readForm(exchange.request)
  const found = attemptOf(world, exchange)
  if (!found) return expired(exchange)
  world.attempts.take(found.name)
  redirect(exchange.response, refusedTo(found.attempt, 'declined'))
}
