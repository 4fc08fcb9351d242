import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Kafka, logLevel } from 'kafkajs'
import pg from 'pg'

import { findChromium } from './chromium.ts'
import { run } from './process/command.ts'
import { isRunning } from './process/identity.ts'
import { ping } from './redis/ping.ts'
import { startRedis } from './redis.ts'
import type { Server } from './server.ts'
import type { TestServers } from './test-servers.ts'
import { startTestServers } from './test-servers.ts'

const setUpTimeoutMs = 300_000
const clientToken = (issuer: string, id: string, secret: string): Promise<Response> =>
  fetch(`${issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
    }),
  })

describe('the real servers', () => {
  let servers: TestServers

  beforeAll(async () => {
    servers = await startTestServers({ postgres: true, kafka: true, redis: true, keycloak: true })
  }, setUpTimeoutMs)

  afterAll(() => servers?.stop(), 60_000)

  it('answers SQL to a superuser, on 127.0.0.1 only and in Russian order', async () => {
    const client = new pg.Client({ connectionString: servers.postgres!.url })
    await client.connect()
    try {
      const sorted = await client.query(
        `select name from (values ('Жуков'), ('Ёлкин'), ('Егоров')) as person (name) order by name`,
      )
      expect(sorted.rows.map(({ name }) => name)).toEqual(['Егоров', 'Ёлкин', 'Жуков'])
      const { rows } = await client.query(
        `select usesuper, current_setting('listen_addresses') as address from pg_user where usename = current_user`,
      )
      expect(rows).toEqual([{ usesuper: true, address: '127.0.0.1' }])
    } finally {
      await client.end()
    }
  })

  it('carries messages through Kafka, and only to topics made on purpose', async () => {
    const kafka = new Kafka({
      brokers: [...servers.kafka!.brokers],
      logLevel: logLevel.NOTHING,
      retry: { retries: 3 },
    })
    const admin = kafka.admin()
    const producer = kafka.producer({ allowAutoTopicCreation: true })
    const consumer = kafka.consumer({ groupId: 'test' })
    await Promise.all([admin.connect(), producer.connect(), consumer.connect()])
    try {
      await admin.createTopics({ waitForLeaders: true, topics: [{ topic: 'journal.v1' }] })
      await producer.send({ topic: 'journal.v1', messages: [{ key: 'school', value: 'mark' }] })
      await consumer.subscribe({ topic: 'journal.v1', fromBeginning: true })
      const received = await new Promise<string>((resolve) => {
        void consumer.run({
          eachMessage: async ({ message }) => resolve(`${message.key}: ${message.value}`),
        })
      })
      expect(received).toBe('school: mark')
      await expect(
        producer.send({ topic: 'unknown.v1', messages: [{ value: 'lost' }] }),
      ).rejects.toThrow()
    } finally {
      await Promise.all([consumer.disconnect(), producer.disconnect(), admin.disconnect()])
    }
  }, 60_000)

  it('answers PING of Redis to those who know the password', async () => {
    const { url } = servers.redis!
    await expect(ping(url)).resolves.toBeUndefined()
    await expect(ping(url.replace(/:[^:@/]+@/, ':wrong@'))).rejects.toThrow('WRONGPASS')
    await expect(ping(url.replace(/\/\/.*@/, '//'))).rejects.toThrow('NOAUTH')
  })

  it('gives no token without a person to the client of people', async () => {
    const { issuer, secrets } = servers.keycloak!
    const discovery = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()
    expect(discovery).toMatchObject({ issuer, code_challenge_methods_supported: ['plain', 'S256'] })
    expect((await clientToken(issuer, 'zvonok-gateway', secrets.gateway)).status).toBe(401)
  })

  it('finds a Chromium that runs', async () => {
    expect(existsSync(await findChromium(() => {}))).toBe(true)
  })

  // Last: it ends what the others use.
  it('stops every server, processes included', async () => {
    const all = [servers.postgres, servers.kafka, servers.redis, servers.keycloak] as Server[]
    const pids = all.flatMap(({ pid }) => (pid === undefined ? [] : [pid]))
    expect(pids.every((pid) => existsSync(`/proc/${pid}`))).toBe(true)
    await servers.stop()
    expect(pids.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([])
  }, 60_000)
})

describe('a server process', () => {
  it('keeps its data between starts and refuses a second start on the same folder', async () => {
    const root = await mkdtemp(join(tmpdir(), 'zvonok-servers-'))
    const options = { dataDirectory: join(root, 'redis'), log: () => {} }
    try {
      const first = await startRedis(options)
      const password = new URL(first.url).password
      await first.stop()
      await using second = await startRedis(options)
      expect(new URL(second.url).password).toBe(password)
      expect(second.pid).not.toBe(first.pid)
      await expect(startRedis(options)).rejects.toThrow(`already runs in ${options.dataDirectory}`)
    } finally {
      await rm(root, { recursive: true, force: true })
    }
  }, 60_000)

  it('says what is missing when a server named by the environment does not answer', async () => {
    process.env['STACK_REDIS_URL'] = 'redis://127.0.0.1:1'
    try {
      await expect(startRedis({ dataDirectory: tmpdir(), log: () => {} })).rejects.toThrow(
        'STACK_REDIS_URL did not answer',
      )
    } finally {
      delete process.env['STACK_REDIS_URL']
    }
  }, 30_000)

  it('is never confused with another process of the same number', async () => {
    expect(await isRunning({ pid: process.pid, startedAt: '1' })).toBe(false)
    await expect(run('false', [])).rejects.toThrow('false failed')
  })
})
