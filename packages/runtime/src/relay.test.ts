import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { collector } from '@zvonok/testing/collector'
import type { Collector } from '@zvonok/testing/collector'
import { NoteWritten, noteMigrations } from '@zvonok/testing/notes'
import type { Note } from '@zvonok/testing/notes'
import { freshDatabase } from '@zvonok/testing/postgres'
import type { FreshDatabase } from '@zvonok/testing/postgres'
import { createDirectBus } from './bus-direct.ts'
import type { Bus } from './bus.ts'
import { systemClock } from './clock.ts'
import { newId } from './id.ts'
import { silentLog } from './log.ts'
import { announce } from './outbox.ts'
import { openPostgres, sql } from './postgres.ts'
import type { Db } from './postgres.ts'
import { startRelay } from './relay.ts'

let database: FreshDatabase
let db: Db
let bus: Bus
let arrived: Collector<string>
const everySchool = { everySchool: true } as const

beforeAll(async () => {
  database = await freshDatabase('notes', noteMigrations)
})
afterAll(() => database[Symbol.asyncDispose]())
beforeEach(async () => {
  db = await openPostgres({ url: database.url })
  bus = createDirectBus()
  arrived = collector()
  await bus.subscribe('test', ['notes.v1'], async (batch) =>
    batch.map((one) => NoteWritten.decode(one.payload).body).forEach(arrived.add),
  )
})

const note = (body: string): Note => ({ schoolId: newId(), noteId: newId(), body, version: 1 })
const about = { subjectId: 'note', clock: systemClock }
const say = (body: string, on: Db = db): Promise<void> =>
  on.transaction(everySchool, async (tx) => announce(tx, NoteWritten, note(body), about))
const waiting = async (): Promise<number> =>
  (await db.direct.one<{ count: number }>('outbox_count', sql`select count(*) from outbox`)).count

describe('the relay', () => {
  it('publishes what is announced, in order, at once, and deletes it', async () => {
    await using relay = startRelay({ db, bus, log: silentLog, pollMs: 60_000 })
    await relay.settled()
    for (let i = 0; i < 20; i += 1) await say(`${i}`)
    expect(await arrived.until(20)).toEqual(Array.from({ length: 20 }, (_, i) => `${i}`))
    await relay.settled()
    expect(await waiting()).toBe(0)
    await using _db = db
  })

  it('publishes nothing of a transaction that rolled back', async () => {
    await using _db = db
    await using relay = startRelay({ db, bus, log: silentLog })
    const failing = db.transaction(everySchool, async (tx) => {
      announce(tx, NoteWritten, note('never'), about)
      await Promise.reject(new Error('no'))
    })
    await expect(failing).rejects.toThrow('no')
    await relay.settled()
    expect(arrived.items).toEqual([])
  })

  it('passes over no row of a slow transaction', async () => {
    await using _db = db
    await using relay = startRelay({ db, bus, log: silentLog })
    let finish = (): void => {}
    const gate = new Promise<void>((resolve) => {
      finish = resolve
    })
    const started = collector<string>()
    const slow = db.transaction(everySchool, async (tx) => {
      announce(tx, NoteWritten, note('slow'), about)
      await tx.rows('slow_started', sql`select 1`)
      started.add('started')
      await gate
    })
    await started.until(1)
    await say('fast')
    await arrived.until(1)
    await relay.settled()
    finish()
    await slow
    expect(await arrived.until(2)).toEqual(['fast', 'slow'])
  })

  it('hands over less than a megabyte at a time, so that a broker takes it', async () => {
    await using _db = db
    const sizes: number[] = []
    const weighing: Bus = {
      ...bus,
      publish: (topic, messages) => {
        sizes.push(messages.reduce((sum, { payload }) => sum + payload.length, 0))
        return bus.publish(topic, messages)
      },
    }
    await db.transaction(everySchool, async (tx) => {
      for (let i = 0; i < 12; i += 1) announce(tx, NoteWritten, note('ж'.repeat(80_000)), about)
    })
    await using relay = startRelay({ db, bus: weighing, log: silentLog })
    await arrived.until(12)
    await relay.settled()
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThan(1_000_000)
  })

  it('keeps the row until the bus has taken it', async () => {
    await using _db = db
    let refusals = 2
    const moody: Bus = {
      ...bus,
      publish: (topic, messages) => {
        refusals -= 1
        return refusals >= 0 ? Promise.reject(new Error('away')) : bus.publish(topic, messages)
      },
    }
    await say('patient')
    await using relay = startRelay({ db, bus: moody, log: silentLog })
    await arrived.until(1)
    await relay.settled()
    expect(arrived.items).toEqual(['patient'])
  })

  it('is one per database: the other takes over when it is gone', async () => {
    await using _db = db
    await using second = await openPostgres({ url: database.url })
    const active = startRelay({ db, bus, log: silentLog })
    await active.settled()
    await using standby = startRelay({ db: second, bus, log: silentLog, pollMs: 50 })
    // Announced through the process whose relay stands by: it must notify the active one.
    await say('one', second)
    await arrived.until(1)
    await active[Symbol.asyncDispose]()
    await say('two', second)
    await arrived.until(2)
    await standby.settled()
    expect(arrived.items).toEqual(['one', 'two'])
  })

  it('sends at its stop what was announced last', async () => {
    await using _db = db
    const relay = startRelay({ db, bus, log: silentLog })
    await relay.settled()
    const said = say('last')
    await said
    await relay[Symbol.asyncDispose]()
    expect(arrived.items).toEqual(['last'])
    expect(await waiting()).toBe(0)
  })

  it('comes back when its connection is cut', async () => {
    await using _db = db
    await using relay = startRelay({ db, bus, log: silentLog, pollMs: 50 })
    await relay.settled()
    await db.direct.rows(
      'cut',
      sql`
        select pg_terminate_backend(pid) from pg_locks
        join pg_database on pg_database.oid = pg_locks.database and datname = current_database()
        where locktype = 'advisory' and pid <> pg_backend_pid()`,
    )
    await say('again')
    expect(await arrived.until(1)).toEqual(['again'])
  })
})
