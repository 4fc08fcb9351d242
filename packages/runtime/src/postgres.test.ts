import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { noteMigrations } from '@zvonok/testing/notes'
import { freshDatabase } from '@zvonok/testing/postgres'
import type { FreshDatabase } from '@zvonok/testing/postgres'
import { newId } from './id.ts'
import { join, openPostgres, raw, sql, uniqueViolation } from './postgres.ts'
import type { Db, Read, Tx } from './postgres.ts'
import { conflict } from './refusal.ts'

let database: FreshDatabase
let db: Db
const everySchool = { everySchool: true } as const

beforeAll(async () => {
  database = await freshDatabase('notes', noteMigrations)
  db = await openPostgres({ url: database.url, maxConnections: 3 })
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const write = (tx: Tx, schoolId: string, body: string): Promise<number> =>
  tx.execute(
    'note_insert',
    sql`insert into note (school_id, note_id, body) values (${schoolId}, ${newId()}, ${body})`,
  )

const countIn = async (scope: Parameters<Db['read']>[0], schoolId: string): Promise<number> => {
  const { count } = await db.read(scope, (read) =>
    read.one<{ count: number }>(
      'note_count',
      sql`select count(*) as count from note where school_id = ${schoolId}`,
    ),
  )
  return count
}

describe('scope', () => {
  it('shows a school its own rows only, and nothing without a scope', async () => {
    const [own, other] = [newId(), newId()]
    await db.transaction({ schoolId: own }, (tx) => write(tx, own, 'a'))
    await db.transaction({ schoolId: other }, (tx) => write(tx, other, 'b'))

    expect(await countIn({ schoolId: own }, own)).toBe(1)
    expect(await countIn({ schoolId: own }, other)).toBe(0)
    expect(await countIn(everySchool, other)).toBe(1)
    const unscoped = await db.direct.one<{ count: number }>(
      'note_all',
      sql`select count(*) as count from note`,
    )
    expect(unscoped.count).toBe(0)
  })

  it('refuses to write a row of another school', async () => {
    const [own, other] = [newId(), newId()]
    await expect(db.transaction({ schoolId: own }, (tx) => write(tx, other, 'x'))).rejects.toThrow(
      'row-level security',
    )
  })

  it('refuses a school id that is none before any SQL is sent', async () => {
    const hostile = "x'; drop table note; --"
    await expect(countIn({ schoolId: hostile }, newId())).rejects.toMatchObject({
      kind: 'invalid',
      reason: 'NOT_AN_ID',
    })
  })

  it('refuses to write in a read', async () => {
    const read = db.read(everySchool, (reader) =>
      reader.rows('note_sneak', sql`delete from note returning note_id`),
    )
    await expect(read).rejects.toThrow('read-only')
  })
})

describe('a transaction', () => {
  it('rolls back and keeps its error when a sent statement fails', async () => {
    const schoolId = newId()
    const work = db.transaction({ schoolId }, async (tx) => {
      await write(tx, schoolId, 'one')
      tx.send(
        'note_again',
        sql`insert into note (school_id, note_id, body) values (${schoolId}, ${newId()}, 'one')`,
      )
    })
    const error = await work.catch((failure: unknown) => failure)
    expect(uniqueViolation(error)).toBe('note_body_key')
    expect(await countIn({ schoolId }, schoolId)).toBe(0)
  })

  it('reports the sent statement that failed, not the one refused after it', async () => {
    const schoolId = newId()
    const work = db.transaction({ schoolId }, async (tx) => {
      tx.send(
        'note_bad',
        sql`insert into note (school_id, note_id, body) values (${schoolId}, 'no id', 'x')`,
      )
      await write(tx, schoolId, 'after')
    })
    await expect(work).rejects.toMatchObject({ reason: 'NOT_AN_ID' })
  })

  const badId = sql`select note_id from note where note_id = ${'no id'}`

  it('reports the first of the statements started together, in a read and in a transaction', async () => {
    const scope = { schoolId: newId() }
    // `maybe` answers some turns of the event loop later than `rows`: its failure came first all the same.
    const together = (on: Read) =>
      Promise.all([on.maybe('note_bad', badId), on.rows('note_all', sql`select 1 as n`)])
    await expect(db.read(scope, together)).rejects.toMatchObject({ reason: 'NOT_AN_ID' })
    await expect(db.transaction(scope, together)).rejects.toMatchObject({ reason: 'NOT_AN_ID' })
  })

  it('keeps the refusal a failed statement was turned into, whatever was sent after it', async () => {
    const work = db.transaction({ schoolId: newId() }, async (tx) => {
      const first = tx.rows('note_bad', badId).catch(() => {
        throw conflict('TURNED_INTO')
      })
      tx.send('note_after', sql`select 1 as n`)
      return first
    })
    await expect(work).rejects.toMatchObject({ reason: 'TURNED_INTO' })
  })

  it('runs what waits for the commit only when there was one', async () => {
    const schoolId = newId()
    const ran: string[] = []
    await db.transaction({ schoolId }, async (tx) => tx.afterCommit(() => ran.push('committed')))
    const failing = db.transaction({ schoolId }, async (tx) => {
      tx.afterCommit(() => ran.push('rolled back'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(ran).toEqual(['committed'])
  })

  it('gives the connection back after every kind of end', async () => {
    const schoolId = newId()
    for (let i = 0; i < 10; i += 1) {
      await db.transaction({ schoolId }, () => Promise.reject(new Error('no'))).catch(() => {})
      await db.read({ schoolId }, (read) => read.rows('broken', sql`select 1 / 0`)).catch(() => {})
    }
    expect(await countIn({ schoolId }, schoolId)).toBe(0)
  })

  it('cannot be used after its end', async () => {
    let leaked: Tx | undefined
    await db.transaction(everySchool, async (tx) => {
      leaked = tx
    })
    await expect(leaked!.rows('leak', sql`select 1`)).rejects.toThrow('over')
  })
})

describe('rows', () => {
  it('come back as domain values', async () => {
    const schoolId = newId()
    const picture = Buffer.from([0, 1, 255])
    const row = await db.transaction({ schoolId }, (tx) =>
      tx.one(
        'note_typed',
        sql`
          insert into note (school_id, note_id, body, day, written_at, picture)
          values (${schoolId}, ${newId()}, ${'typed'}, '2026-09-01', '2026-09-01T05:00:00.123Z', ${picture})
          returning day, written_at, picture, version::bigint as big_version, null as nothing,
            array['2026-09-01'::date] as some_days, array[1, 2]::bigint[] as numbers`,
      ),
    )
    expect(row).toEqual({
      day: '2026-09-01',
      writtenAt: new Date('2026-09-01T05:00:00.123Z'),
      picture,
      bigVersion: 1,
      nothing: undefined,
      someDays: ['2026-09-01'],
      numbers: [1, 2],
    })
  })

  it('are one, maybe one, or an error', async () => {
    const two = sql`select * from (values (1), (2)) as v (n)`
    await expect(db.direct.one('none', sql`select 1 where false`)).rejects.toThrow('no row')
    await expect(db.direct.one('two', two)).rejects.toThrow('2 rows')
    expect(await db.direct.maybe('none_maybe', sql`select 1 where false`)).toBeUndefined()
  })
})

describe('sql', () => {
  it('composes fragments and numbers their values', async () => {
    const conditions = [sql`n > ${1}`, sql`n < ${4}`, sql`n <> ${3}`]
    const rows = await db.direct.rows(
      'composed',
      sql`
        select n, ${'label'}::text as label from generate_series(1, ${9}::int) as n
        where ${join(conditions, raw(' and '))} order by n`,
    )
    expect(rows).toEqual([{ n: 2, label: 'label' }])
  })

  it('never lets a value become text', async () => {
    const evil = "'; drop table note; --"
    const row = await db.direct.one<{ echo: string }>('echo', sql`select ${evil}::text as echo`)
    expect(row.echo).toBe(evil)
  })
})
