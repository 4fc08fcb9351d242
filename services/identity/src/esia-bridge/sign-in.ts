import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Cache } from '@zvonok/runtime/cache'
import type { Logger } from '@zvonok/runtime/log'
import type { Provider } from 'oidc-provider'

import { redirect } from '../pages/form.ts'
import type { Locale } from '../pages/locale.ts'
import { chooseLocale } from '../pages/locale.ts'
import type { Esia } from './esia.ts'
import { EsiaFailure, failureOf } from './failure.ts'
import { sendFailure } from './failure-page.ts'
import type { People } from './people.ts'

export interface SignInParts {
  readonly provider: Provider
  readonly esia: Esia
  readonly people: People
  readonly cache: Cache
  readonly log: Logger
  /** Path of the issuer, before every address. */
  readonly path: string
}

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

interface Attempt {
  readonly uid: string
  readonly locale: Locale
}

const attemptMs = 15 * 60 * 1000
/** ESIA is asked for a sign of life at most this often. */
const probeEveryMs = 15_000

const stateKey = (state: string): string => `esia-bridge:state:${state}`

const localeOf = (request: IncomingMessage, uiLocales?: unknown): Locale =>
  chooseLocale({
    uiLocales: typeof uiLocales === 'string' ? uiLocales : undefined,
    acceptLanguage: request.headers['accept-language'],
  })

/** The attempt this browser began under this address. */
const attemptOf = async (
  { provider }: SignInParts,
  exchange: Exchange,
  uid: string,
): Promise<Attempt> => {
  const interaction = await provider
    .interactionDetails(exchange.request, exchange.response)
    .catch((error: unknown) => {
      throw new EsiaFailure('expired', 'no such attempt in this browser', { cause: error })
    })
  if (interaction.uid !== uid)
    throw new EsiaFailure('expired', 'the attempt belongs to another browser')
  return { uid, locale: localeOf(exchange.request, interaction.params['ui_locales']) }
}

const showFailure = (
  parts: SignInParts,
  exchange: Exchange,
  error: unknown,
  attempt?: Attempt,
): void => {
  const failure = error instanceof EsiaFailure ? error : undefined
  const line = { kind: failure?.kind ?? 'broken', esiaCode: failure?.code, err: error }
  if (failure?.kind === 'cancelled' || failure?.kind === 'expired')
    parts.log.info(line, 'esia sign-in ended')
  else parts.log.error(line, 'esia sign-in failed')
  sendFailure(exchange.response, {
    kind: failure?.kind,
    code: failure?.code,
    locale: attempt?.locale ?? localeOf(exchange.request),
    path: parts.path,
    uid: attempt?.uid,
  })
}

const withAttempt = async (
  parts: SignInParts,
  exchange: Exchange,
  uid: string,
  work: (attempt: Attempt) => Promise<void>,
): Promise<void> => {
  let attempt: Attempt | undefined
  try {
    attempt = await attemptOf(parts, exchange, uid)
    await work(attempt)
  } catch (error) {
    showFailure(parts, exchange, error, attempt)
  }
}

const probe = async ({ esia, cache }: SignInParts): Promise<void> => {
  if (await cache.get('esia-bridge:alive')) return
  await esia.probe()
  await cache.set('esia-bridge:alive', '1', probeEveryMs)
}

/** `GET /interaction/:uid`: off to Gosuslugi. */
export const begin = (parts: SignInParts, exchange: Exchange, uid: string): Promise<void> =>
  withAttempt(parts, exchange, uid, async () => {
    await probe(parts)
    const state = randomUUID()
    await parts.cache.set(stateKey(state), uid, attemptMs)
    redirect(exchange.response, await parts.esia.authorizationUrl(state))
  })

/**
 * `GET /esia/callback`, the one address registered with ESIA. The attempt's cookie is bound to the
 * attempt's own path, so the answer is handed on to there.
 */
export const receive = async (parts: SignInParts, exchange: Exchange): Promise<void> => {
  const uid = await parts.cache.get(stateKey(exchange.url.searchParams.get('state') ?? ''))
  if (uid === undefined) {
    showFailure(parts, exchange, new EsiaFailure('expired', 'an answer nobody waits for'))
    return
  }
  redirect(exchange.response, `${parts.path}/interaction/${uid}/answer${exchange.url.search}`)
}

/** `GET /interaction/:uid/answer`: what ESIA said, in the browser that asked. */
export const finish = (parts: SignInParts, exchange: Exchange, uid: string): Promise<void> =>
  withAttempt(parts, exchange, uid, async () => {
    const { searchParams } = exchange.url
    const state = stateKey(searchParams.get('state') ?? '')
    if ((await parts.cache.get(state)) !== uid)
      throw new EsiaFailure('expired', 'the answer was used before')
    await parts.cache.delete(state)

    const error = searchParams.get('error')
    if (error !== null) throw failureOf(error, searchParams.get('error_description') ?? '')
    const person = await parts.esia.personFor(searchParams.get('code') ?? '')
    await parts.people.keep(person)
    parts.log.info(
      { isConfirmed: person.isConfirmed, hasSnils: person.snils !== undefined },
      'esia sign-in',
    )
    await parts.provider.interactionFinished(exchange.request, exchange.response, {
      login: { accountId: person.oid, remember: false },
    })
  })

/** `GET /interaction/:uid/leave`: back to where the person came from, empty-handed. */
export const leave = (parts: SignInParts, exchange: Exchange, uid: string): Promise<void> =>
  withAttempt(parts, exchange, uid, () =>
    parts.provider.interactionFinished(exchange.request, exchange.response, {
      error: 'access_denied',
      error_description: 'the person chose another way to sign in',
    }),
  )
