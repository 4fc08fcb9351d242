import type { ServerResponse } from 'node:http'

import { readForm } from '@zvonok/identity/pages/form'

import type { Citizen } from './citizens.ts'
import { formatSnils } from './citizens.ts'
import type { Refusal } from './requests.ts'
import { refusalOf, refusals } from './requests.ts'
import type { Exchange } from './sign-in.ts'
import type { IssuedCode, World } from './world.ts'

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}

const codeFits = (issued: IssuedCode, parameters: URLSearchParams): boolean =>
  issued.mnemonic === parameters.get('client_id') &&
  issued.redirectUri === parameters.get('redirect_uri') &&
  issued.scope === parameters.get('scope')

/** `POST /aas/oauth2/v3/te` */
export const exchangeCode = async (
  world: World,
  { request, response }: Exchange,
): Promise<void> => {
  const parameters = await readForm(request)
  const state = parameters.get('state') ?? ''
  const refuse = (refusal: Refusal): void => {
    const [error, description] = refusals[refusal]
    sendJson(response, 400, { error, error_description: description, state })
  }
  const system = world.systems.get(parameters.get('client_id') ?? '')
  if (!system) return refuse('unknownSystem')
  if (parameters.get('grant_type') !== 'authorization_code') return refuse('responseType')
  const refusal = refusalOf(system, parameters, new Date())
  if (refusal) return refuse(refusal)
  // Taken before it is judged: a code shown with a wrong address is spent as well.
  const issued = world.codes.take(parameters.get('code') ?? '')
  if (!issued || !codeFits(issued, parameters)) return refuse('code')
  const tokens = await world.issuer.issue(issued.citizen, issued.mnemonic, issued.scope)
  sendJson(response, 200, { ...tokens, state, token_type: 'Bearer', expires_in: 3600 })
}

/** Each scope opens some fields; status and confirmation are always told. */
const personAnswer = (citizen: Citizen, scopes: readonly string[]): Record<string, unknown> => {
  const [year, month, day] = citizen.birthDate.split('-')
  return {
    stateFacts: ['EntityRoot'],
    status: 'REGISTERED',
    trusted: citizen.isConfirmed,
    verifying: false,
    ...(scopes.includes('fullname') && {
      lastName: citizen.familyName,
      firstName: citizen.givenName,
      ...(citizen.middleName !== undefined && { middleName: citizen.middleName }),
    }),
    ...(scopes.includes('birthdate') && { birthDate: `${day}.${month}.${year}` }),
    ...(scopes.includes('snils') && { snils: formatSnils(citizen.snils) }),
  }
}

/** `GET /rs/prns/{oid}` */
export const showPerson = async (
  world: World,
  { request, response, url }: Exchange,
): Promise<void> => {
  const oid = url.pathname.slice('/rs/prns/'.length)
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  const access = token === undefined ? undefined : await world.issuer.read(token)
  if (!access)
    return sendJson(response, 401, {
      code: 'ESIA-005010',
      message: 'Маркер доступа недействителен',
    })
  const citizen = world.citizens.find((known) => known.oid === oid)
  if (!citizen || access.oid !== oid) {
    return sendJson(response, 403, {
      code: 'ESIA-007019',
      message: 'Отсутствует разрешение на доступ',
    })
  }
  sendJson(response, 200, personAnswer(citizen, access.scopes))
}
