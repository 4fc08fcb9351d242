import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { noteMigrations } from '@zvonok/testing/notes'
import { freshDatabase } from '@zvonok/testing/postgres'
import type { FreshDatabase } from '@zvonok/testing/postgres'
import { settableClock } from './clock.ts'
import { tidy } from './housekeeping.ts'
import { newId } from './id.ts'
import { openPostgres, sql } from './postgres.ts'
import type { Db } from './postgres.ts'

let database: FreshDatabase
let db: Db
beforeAll(async () => {
  database = await freshDatabase('notes', noteMigrations)
  db = await openPostgres({ url: database.url })
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

it('forgets old inbox rows and keys and keeps the rest', async () => {
  const clock = settableClock('2026-11-10T08:00:00Z')
  await db.transaction({ everySchool: true }, async (tx) => {
    tx.send(
      'inbox_fill',
      sql`
        insert into inbox (consumer, event_id, applied_at)
        values ('old', ${newId()}, now() - interval '31 days'), ('new', ${newId()}, now())`,
    )
    tx.send(
      'keys_fill',
      sql`
        insert into idempotency_key
          (account_id, key, request_type, request_hash, response, created_at)
        values ('a', 'old', 't', '', '', '2026-11-08T07:59:00Z'),
          ('a', 'new', 't', '', '', '2026-11-08T08:01:00Z')`,
    )
  })
  await tidy(db, clock)
  const left = await db.read({ everySchool: true }, (read) =>
    read.rows(
      'left',
      sql`select consumer as name from inbox union all select key from idempotency_key order by name`,
    ),
  )
  expect(left).toEqual([{ name: 'new' }, { name: 'new' }])
})
