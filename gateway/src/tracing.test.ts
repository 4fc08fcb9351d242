import {
  Municipality,
  MunicipalityChanged,
  MunicipalityServiceDefinition,
  PutMunicipalityRequest,
} from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { createKafkaBus } from '@zvonok/runtime/bus-kafka'
import { createMemoryCache } from '@zvonok/runtime/cache-memory'
import { generateCallerKeys } from '@zvonok/runtime/caller'
import { systemClock } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import { on } from '@zvonok/runtime/inbox'
import { createMemoryLive } from '@zvonok/runtime/live-memory'
import { silentLog } from '@zvonok/runtime/log'
import { announce } from '@zvonok/runtime/outbox'
import { feature, serviceFrame } from '@zvonok/runtime/service'
import { sql } from '@zvonok/runtime/postgres'
import type { Drivers, Env } from '@zvonok/runtime/service'
import { startTelemetry } from '@zvonok/runtime/telemetry'
import { noteMigrations } from '@zvonok/testing/notes'
import { freshDatabase } from '@zvonok/testing/postgres'
import { testKafkaBrokers } from '@zvonok/testing/servers'
import { startSpanCollector } from '@zvonok/testing/span-collector'
import type { ExportedSpan, SpanCollector } from '@zvonok/testing/span-collector'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createBrowser } from './testing/browser.ts'
import { createAsk, startTestGateway } from './testing/gateway.ts'
import type { RunningGateway } from './testing/gateway.ts'
import { startTestIdentity } from './testing/identity.ts'
import { startTestProvider } from './testing/provider.ts'

/** A service as every service is built, with one command that announces and one consumer that hears of it. */
const startService = (env: Env, drivers: Drivers, name: string) =>
  serviceFrame({
    name,
    env,
    drivers,
    migrations: noteMigrations,
    parts: ({ db, clock }) => ({
      features: [
        feature(
          MunicipalityServiceDefinition,
          {
            listMunicipalities: async () => ({ municipalities: [] }),
            putMunicipality: async (request, context) => {
              const municipality = { municipalityId: newId(), name: request.name, version: 1 }
              return command(
                { db, clock },
                context,
                { request, requestType: PutMunicipalityRequest },
                async (tx) => {
                  const about = { subjectId: municipality.municipalityId, version: 1, clock }
                  announce(tx, MunicipalityChanged, { municipality }, about)
                  return municipality
                },
                Municipality,
              )
            },
          },
          {
            listMunicipalities: { roles: ['region-authority'] },
            putMunicipality: { roles: ['region-authority'] },
          },
        ),
      ],
      consumers: [
        {
          topics: ['registry.v1'],
          handlers: [
            on(MunicipalityChanged, async (tx) => {
              await tx.rows('traced_consumer', sql`select 1 as one`)
            }),
          ],
        },
      ],
    }),
  })

let collector: SpanCollector
let gateway: RunningGateway
let cookie: string
let csrf: string
const opened: AsyncDisposable[] = []
const open = <T extends AsyncDisposable>(resource: T): T => {
  opened.unshift(resource)
  return resource
}

beforeAll(async () => {
  collector = open(await startSpanCollector())
  Object.assign(process.env, collector.env)
  open(await startTelemetry('service', process.env))
  const callerKeys = await generateCallerKeys()
  const publicKey = JSON.stringify(callerKeys.publicJwk)
  const name = `traced-${newId()}`
  const database = open(await freshDatabase('notes', noteMigrations))
  const log = silentLog
  const bus = open(await createKafkaBus({ brokers: testKafkaBrokers(), clientId: name, log }))
  const drivers = {
    bus,
    cache: createMemoryCache(),
    live: createMemoryLive(),
    clock: systemClock,
    log,
  }
  const serviceEnv = { DATABASE_URL: database.url, CALLER_PUBLIC_KEY: publicKey, MIGRATE: 'off' }
  const service = open(await startService(serviceEnv, drivers, name))
  const provider = open(await startTestProvider())
  const identity = open(await startTestIdentity(publicKey))
  gateway = open(
    await startTestGateway({
      callerKeys,
      env: {
        ...collector.env,
        OIDC_ISSUER: provider.issuer,
        IDENTITY_ADDRESS: identity.address,
        REGISTRY_ADDRESS: service.address,
      },
    }),
  )
  const browser = createBrowser(ask)
  cookie = (await browser.signIn()).cookie
  csrf = (await browser.sessionOf(cookie)).csrf
}, 120_000)

afterAll(async () => {
  for (const resource of opened) await resource[Symbol.asyncDispose]()
}, 60_000)

const ask = createAsk(() => gateway.origin)

const [serverKind, clientKind, producerKind, consumerKind] = [2, 3, 4, 5]
const hex = (length: number): string =>
  Array.from({ length }, () => Math.floor(Math.random() * 16).toString(16)).join('')

const attribute = ({ attributes }: ExportedSpan, name: string): unknown =>
  Object.values(attributes.find(({ key }) => key === name)?.value ?? {})[0]

/** A request of somebody whose own trace it is. */
const traced = async (url: string, more: { method?: string; payload?: object } = {}) => {
  const [traceId, spanId] = [`a${hex(31)}`, `b${hex(15)}`]
  const headers = {
    cookie,
    'x-csrf-token': csrf,
    'idempotency-key': newId(),
    traceparent: `00-${traceId}-${spanId}-01`,
  }
  const answer = await ask({ url, headers, ...more })
  return { answer, traceId, spanId }
}

describe('one trace', () => {
  it('goes from the request through the call, the outbox and Kafka to the consumer', async () => {
    const { answer, traceId, spanId } = await traced('/api/municipalities', {
      method: 'POST',
      payload: { name: 'Рябиновск' },
    })
    expect(answer.statusCode).toBe(200)
    const of = (name: string, kind?: number) =>
      collector.until(
        (span) =>
          span.traceId === traceId && span.name === name && (kind ?? span.kind) === span.kind,
      )
    const rpc = 'zvonok.registry.v1.MunicipalityService/PutMunicipality'
    const http = await of('POST /api/municipalities', serverKind)
    const client = await of(`/${rpc}`, clientKind)
    const server = await of(rpc, serverKind)
    const announced = await of('sql announce')
    const published = await of('publish registry.v1', producerKind)
    const consumed = await of('consume zvonok.registry.v1.MunicipalityChanged', consumerKind)
    const applied = await of('sql traced_consumer')
    expect(http.parentSpanId).toBe(spanId)
    expect(client.parentSpanId).toBe(http.spanId)
    expect(server.parentSpanId).toBe(client.spanId)
    expect(announced.traceId).toBe(traceId)
    // The event carries where it was announced; both ends of Kafka go on from there.
    expect(published.parentSpanId).toBe(server.spanId)
    expect(consumed.parentSpanId).toBe(server.spanId)
    expect(applied.parentSpanId).toBe(consumed.spanId)
    expect(attribute(http, 'http.response.status_code')).toBe(200)
    expect(attribute(http, 'http.route')).toBe('/api/municipalities')
  }, 60_000)

  it('is named by the route and tells how it ended, never by what was asked for', async () => {
    const secret = 'Иванова'
    const { traceId } = await traced(`/api/schools/${newId()}/people?query=${secret}&q=${newId()}`)
    const { traceId: failed } = await traced(`/api/schools/${newId()}/journals?classId=${newId()}`)
    const missing = await collector.until((span) => span.traceId === traceId)
    expect(attribute(missing, 'http.response.status_code')).toBe(404)
    const away = await collector.until(
      (span) => span.traceId === failed && span.kind === serverKind,
    )
    expect(away.name).toBe('GET /api/schools/:schoolId/journals')
    expect(attribute(away, 'http.response.status_code')).toBe(503)
    expect(away.status.code).toBe(2)
    for (const form of [secret, encodeURIComponent(secret)]) {
      expect(collector.raw()).not.toContain(form)
    }
  }, 60_000)

  it('begins here where none came, or one that is not right', async () => {
    const before = collector.spans.length
    for (const traceparent of ['', 'nonsense', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`]) {
      const { statusCode } = await ask({
        url: '/api/municipalities',
        headers: { cookie, traceparent },
      })
      expect(statusCode).toBe(200)
    }
    const roots = () =>
      collector.spans.slice(before).filter(({ name }) => name === 'GET /api/municipalities')
    await collector.until(() => roots().length === 3)
    expect(new Set(roots().map(({ traceId }) => traceId)).size).toBe(3)
    expect(roots().map(({ parentSpanId }) => parentSpanId || undefined)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  }, 60_000)

  it('leaves out probes', async () => {
    const { traceId } = await traced('/healthz')
    const { traceId: after } = await traced('/api/session')
    await collector.until((span) => span.traceId === after)
    expect(collector.spans.filter((span) => span.traceId === traceId)).toEqual([])
  }, 60_000)
})
