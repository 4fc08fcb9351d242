import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { generateCallerKeys } from '@zvonok/runtime/caller'

// The gateway's own process: Fastify's plugins load ES modules in ways that jest's loader does not know.
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** Nothing listens there. */
export const nobody = '127.0.0.1:1'

const services =
  'IDENTITY REGISTRY SCHEDULING JOURNAL ATTESTATION DIARY NOTIFICATIONS MONITORING'.split(' ')

const pages = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'zvonok-web-'))
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Звонок</title>')
  return directory
}

export interface RunningGateway extends AsyncDisposable {
  readonly origin: string
  /** JWK that what it signs is verified with. */
  readonly callerPublicKey: string
  readonly pid: number
  /** Exit code and signal of the stopped process. */
  stop(): Promise<unknown[]>
}

interface Wanted {
  readonly callerKeys?: Awaited<ReturnType<typeof generateCallerKeys>>
  readonly env?: Readonly<Record<string, string>>
}

/** A gateway whose services are away unless `env` says where they are. */
export const startTestGateway = async (wanted: Wanted = {}): Promise<RunningGateway> => {
  const { privateJwk, publicJwk } = wanted.callerKeys ?? (await generateCallerKeys())
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      // The system gives a free port when the gateway listens: one picked earlier may be taken by then.
      PORT: '0',
      PUBLIC_URL: 'http://127.0.0.1',
      WEB_DIRECTORY: pages(),
      SESSION_SECRET: 'a secret of the test, long enough for the signature',
      CALLER_PRIVATE_KEY: JSON.stringify(privateJwk),
      OIDC_ISSUER: 'http://127.0.0.1:2/realms/zvonok',
      OIDC_CLIENT_SECRET: 'secret',
      // The machine of a test run may be busy with other tests.
      MAX_EVENT_LOOP_DELAY_MS: '0',
      ...Object.fromEntries(services.map((name) => [`${name}_ADDRESS`, nobody])),
      ...wanted.env,
    },
  })
  const lines: string[] = []
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      const told = JSON.parse(line) as { readonly msg: string; readonly port: number }
      if (told.msg === 'ready') resolve(told.port)
    })
    child.once('exit', () => reject(new Error(`the gateway ended: ${lines.join('\n')}`)))
  })
  const ended = once(child, 'exit')
  const stop = (): Promise<unknown[]> => {
    child.kill('SIGTERM')
    return ended
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    callerPublicKey: JSON.stringify(publicJwk),
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop()
    },
  }
}

export interface Asked {
  readonly url: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly payload?: object | string | undefined
}

/** One request, as it is: no redirect is followed, no cookie kept. */
export const createAsk = (origin: () => string) => async (asked: string | Asked) => {
  const {
    url,
    method = 'GET',
    headers = {},
    payload,
  } = typeof asked === 'string' ? { url: asked } : asked
  const answer = await fetch(origin() + url, {
    method,
    redirect: 'manual',
    headers: {
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload === undefined
      ? {}
      : { body: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
  })
  const body = await answer.text()
  return {
    statusCode: answer.status,
    headers: Object.fromEntries(answer.headers),
    cookies: answer.headers.getSetCookie(),
    body,
    json: <T = unknown>(): T => JSON.parse(body) as T,
  }
}
