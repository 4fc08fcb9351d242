import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { NoteWritten, noteMigrations } from '@zvonok/testing/notes'
import type { Note } from '@zvonok/testing/notes'
import { freshDatabase } from '@zvonok/testing/postgres'
import type { FreshDatabase } from '@zvonok/testing/postgres'
import { createDirectBus } from './bus-direct.ts'
import type { Bus, BusMessage } from './bus.ts'
import { startConsumer } from './consumer.ts'
import { askForReplay } from './dead-letter-replay.ts'
import { toHeaders } from './envelope.ts'
import { newId } from './id.ts'
import { on, onAll } from './inbox.ts'
import type { EventHandler } from './inbox.ts'
import { silentLog } from './log.ts'
import { encode } from './message.ts'
import { openPostgres, sql } from './postgres.ts'
import type { Db } from './postgres.ts'

let database: FreshDatabase
let db: Db
let bus: Bus
let schoolId: string
let applied: string[]
let broken: Set<string>
let group: string
let consumer: AsyncDisposable

const handlers: readonly EventHandler[] = [
  on(NoteWritten, async (tx, event) => {
    if (broken.has(event.body)) throw new Error(`cannot apply ${event.body}`)
    await tx.execute(
      'note_insert',
      sql`
        insert into note (school_id, note_id, body)
        values (${event.schoolId}, ${event.noteId}, ${event.body})`,
    )
  }),
]

beforeAll(async () => {
  database = await freshDatabase('notes', noteMigrations)
  db = await openPostgres({ url: database.url })
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})
beforeEach(async () => {
  schoolId = newId()
  applied = []
  group = newId()
  broken = new Set()
  bus = createDirectBus()
  consumer = await startConsumer({
    db,
    bus,
    group,
    topics: ['notes.v1'],
    handlers,
    log: silentLog,
    replayPollMs: 20,
    afterCommit: (events) => applied.push(...events.map((event) => event.envelope.subjectId)),
  })
})
afterEach(async () => {
  await consumer[Symbol.asyncDispose]()
  await db.direct.rows('letters_clear', sql`delete from dead_letter`)
})

const message = (body: string, changes: Record<string, string> = {}): BusMessage => {
  const note: Note = { schoolId, noteId: newId(), body, version: 1 }
  const headers = toHeaders({
    eventId: newId(),
    type: NoteWritten.$type,
    schoolId,
    subjectId: body,
    version: 1,
    occurredAt: new Date(),
    actor: '',
    trace: undefined,
  })
  return { key: schoolId, headers: { ...headers, ...changes }, payload: encode(NoteWritten, note) }
}
const publish = (...messages: BusMessage[]): Promise<void> => bus.publish('notes.v1', messages)
const notes = async (): Promise<string[]> =>
  (
    await db.read({ schoolId }, (read) =>
      read.rows<{ body: string }>('note_bodies', sql`select body from note order by body`),
    )
  ).map((row) => row.body)
const letters = () =>
  db.direct.rows<{ error: string; tries: number; replayedAt: Date | undefined }>(
    'letters',
    sql`select error, tries, replayed_at from dead_letter where key = ${schoolId}`,
  )

describe('a consumer', () => {
  it('applies a batch once, repeats inside it and of it left out', async () => {
    const [a, b] = [message('a'), message('b')]
    await publish(a, b, a)
    await publish(b, a)
    expect(await notes()).toEqual(['a', 'b'])
    expect(applied).toEqual(['a', 'b'])
  })

  it('gives a handler of sets what stands together, repeats left out', async () => {
    const runs: string[][] = []
    const ofSets = await startConsumer({
      db,
      bus,
      group: newId(),
      topics: ['notes.v1'],
      handlers: [
        onAll(NoteWritten, async (_tx, facts) => {
          runs.push(facts.map(({ event, envelope }) => `${event.body} ${envelope.subjectId}`))
        }),
      ],
      log: silentLog,
    })
    const [a, b] = [message('a'), message('b')]
    await publish(a, b, a)
    await publish(b, message('c'))
    await ofSets[Symbol.asyncDispose]()
    expect(runs).toEqual([['a a', 'b b'], ['c c']])
  })

  it('sets aside the poison of a batch and applies the rest', async () => {
    broken.add('poison')
    await publish(message('a'), message('poison'), message('b'))
    expect(await notes()).toEqual(['a', 'b'])
    expect(await letters()).toEqual([
      { error: 'cannot apply poison', tries: 5, replayedAt: undefined },
    ])
  })

  it('sets aside what it cannot even read', async () => {
    const garbled = { ...message('x'), payload: Buffer.from([255, 0]) }
    const nameless = message('y')
    const { 'event-id': _dropped, ...headers } = nameless.headers
    await publish(
      garbled,
      { ...nameless, headers },
      message('z', { 'event-id': 'no uuid' }),
      message('good'),
    )
    expect(await notes()).toEqual(['good'])
    expect(await letters()).toHaveLength(3)
  })

  it('passes over types nobody asked for', async () => {
    await publish(message('x', { type: 'zvonok.notes.v1.NoteForgotten' }))
    expect(await letters()).toEqual([])
  })

  it('replays dead letters when it is asked to', async () => {
    broken.add('later')
    await publish(message('later'))
    const { url } = database
    await expect(askForReplay({ url })).rejects.toThrow(
      '1 failed again\nzvonok.notes.v1.NoteWritten',
    )
    expect(await letters()).toMatchObject([{ tries: 6, replayedAt: undefined }])
    broken.clear()
    expect(await askForReplay({ url })).toBe('1 replayed')
    expect(await notes()).toEqual(['later'])
    expect(await askForReplay({ url })).toBe('0 replayed')
  })

  it('buries nothing when the database is away: the batch comes again', async () => {
    const gone = await openPostgres({ url: database.url })
    const lonely = createDirectBus()
    const alone = await startConsumer({
      db: gone,
      bus: lonely,
      group,
      topics: ['notes.v1'],
      handlers,
      log: silentLog,
    })
    await alone[Symbol.asyncDispose]()
    await gone[Symbol.asyncDispose]()
    await expect(lonely.publish('notes.v1', [message('kept')])).rejects.toThrow()
    expect(await letters()).toEqual([])
  })
})
