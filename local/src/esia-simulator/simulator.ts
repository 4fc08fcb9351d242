import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'

import { FormTooLarge } from '@zvonok/identity/pages/form'
import { closeServer, listen } from '@zvonok/identity/pages/listen'
import { sendPage, sendStylesheet } from '@zvonok/identity/pages/page'

import { exchangeCode, showPerson } from './api.ts'
import type { Citizen } from './citizens.ts'
import { messagePage, stylesheetPath, textsIn } from './pages.ts'
import type { InformationSystem } from './requests.ts'
import type { Exchange } from './sign-in.ts'
import { authorize, cancel, localeOf, showLoginPage, signIn } from './sign-in.ts'
import { createTokenIssuer } from './tokens.ts'
import type { World } from './world.ts'
import { createWorld } from './world.ts'

export interface EsiaSimulatorOptions {
  readonly citizens: readonly Citizen[]
  readonly systems?: readonly InformationSystem[]
  /** 0, the default, takes a free port. */
  readonly port?: number
}

/** A stand-in for ESIA that speaks its protocol and checks what ESIA checks. */
export interface EsiaSimulator extends AsyncDisposable {
  readonly url: string
  readonly tokenIssuer: string
  readonly tokenPublicKeyPem: string
  register(system: InformationSystem): void
}

/** What production tokens carry, whatever the address. */
const tokenIssuer = 'http://esia.gosuslugi.ru/'

const about = (exchange: Exchange): void => {
  const locale = localeOf(exchange)
  sendPage(
    exchange.response,
    200,
    messagePage(locale, textsIn(locale).about, textsIn(locale).aboutLead),
  )
}

const route = async (world: World, exchange: Exchange): Promise<void> => {
  const { pathname } = exchange.url
  const method = exchange.request.method === 'HEAD' ? 'GET' : exchange.request.method
  if (method === 'GET' && pathname.startsWith('/rs/prns/')) return showPerson(world, exchange)
  switch (`${method} ${pathname}`) {
    case 'GET /aas/oauth2/v2/ac':
      return authorize(world, exchange)
    case 'POST /aas/oauth2/v3/te':
      return exchangeCode(world, exchange)
    case 'GET /login':
      return showLoginPage(world, exchange)
    case 'POST /login':
      return signIn(world, exchange)
    case 'POST /cancel':
      return cancel(world, exchange)
    case 'GET /':
      return about(exchange)
    case `GET ${stylesheetPath}`:
      return sendStylesheet(exchange.response)
    default:
      exchange.response.writeHead(404).end()
  }
}

const handle = async (
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    await route(world, { request, response, url: new URL(request.url ?? '/', 'http://esia.local') })
  } catch (error) {
    if (!(error instanceof FormTooLarge)) process.stderr.write(`ESIA simulator: ${String(error)}\n`)
    if (!response.headersSent) response.writeHead(error instanceof FormTooLarge ? 413 : 500)
    response.end()
  }
}

export const startEsiaSimulator = async (options: EsiaSimulatorOptions): Promise<EsiaSimulator> => {
  const issuer = await createTokenIssuer(tokenIssuer)
  const world = createWorld(issuer, options.citizens, options.systems ?? [])
  const server = createServer((request, response) => void handle(world, request, response))
  const port = await listen(server, options.port ?? 0)
  return {
    url: `http://127.0.0.1:${port}`,
    tokenIssuer,
    tokenPublicKeyPem: issuer.publicKeyPem,
    register: (system) => void world.systems.set(system.mnemonic, system),
    [Symbol.asyncDispose]: () => closeServer(server),
  }
}
