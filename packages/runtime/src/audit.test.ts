import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { noteMigrations } from '@zvonok/testing/notes'
import { freshDatabase } from '@zvonok/testing/postgres'
import type { FreshDatabase } from '@zvonok/testing/postgres'
import { audit, auditAll, verifyAudit } from './audit.ts'
import type { AuditEntry } from './audit.ts'
import { newId } from './id.ts'
import { openPostgres, raw, sql } from './postgres.ts'
import type { Db } from './postgres.ts'

let database: FreshDatabase
let db: Db
let schoolId: string
beforeAll(async () => {
  database = await freshDatabase('notes', noteMigrations)
  db = await openPostgres({ url: database.url, maxConnections: 8 })
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})
beforeEach(() => {
  schoolId = newId()
})

const entry = (number: number): AuditEntry => ({
  schoolId,
  actor: { accountId: 'account', personId: 'person' },
  action: 'mark.put',
  subject: `mark/${number}`,
  after: { value: number },
  at: new Date('2026-11-10T08:00:00.123Z'),
})

const fill = (count: number): Promise<void> =>
  db.transaction({ schoolId }, async (tx) => {
    auditAll(
      tx,
      Array.from({ length: count }, (_, i) => entry(i + 1)),
    )
  })

const verify = () => db.read({ schoolId }, (read) => verifyAudit(read, schoolId))

/** What an owner of the database could do behind the trigger's back. */
const tamper = (statement: string): Promise<void> =>
  db.transaction({ schoolId }, async (tx) => {
    await tx.execute('off', sql`alter table audit disable trigger audit_append_only`)
    await tx.execute('tamper', raw(statement))
    await tx.execute('on', sql`alter table audit enable trigger audit_append_only`)
  })

describe('the audit', () => {
  it('is one unbroken chain per school, whoever writes at the same time', async () => {
    const other = newId()
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => {
        const school = i % 2 === 0 ? schoolId : other
        return db.transaction({ schoolId: school }, async (tx) =>
          audit(tx, { ...entry(i), schoolId: school }),
        )
      }),
    )
    expect(await verify()).toEqual({ entries: 20, brokenAt: undefined })
  })

  it('of a school without entries is sound', async () => {
    expect(await verify()).toEqual({ entries: 0, brokenAt: undefined })
  })

  it('refuses to be changed, shortened or emptied', async () => {
    await fill(2)
    const attempt = (statement: string) =>
      db.transaction({ schoolId }, (tx) => tx.execute('attempt', raw(statement)))
    await expect(attempt(`update audit set action = 'x'`)).rejects.toThrow('append-only')
    await expect(attempt('delete from audit')).rejects.toThrow('append-only')
    await expect(attempt('truncate audit')).rejects.toThrow('append-only')
  })

  it.each([
    [
      'a changed entry',
      (s: string) =>
        `update audit set after = '{"value":5}' where school_id = '${s}' and number = 2`,
      2,
    ],
    [
      'a changed time',
      (s: string) =>
        `update audit set at = at + interval '1 day' where school_id = '${s}' and number = 3`,
      3,
    ],
    [
      'a missing entry in the middle',
      (s: string) => `delete from audit where school_id = '${s}' and number = 2`,
      3,
    ],
    [
      'a missing end',
      (s: string) => `delete from audit where school_id = '${s}' and number = 4`,
      4,
    ],
    [
      'entries that changed places',
      (s: string) =>
        `update audit a set subject = b.subject from audit b where a.school_id = '${s}' and b.school_id = a.school_id and a.number in (2, 3) and b.number = 5 - a.number`,
      2,
    ],
    [
      'an entry in between',
      (s: string) =>
        `insert into audit select school_id, 5, at, account_id, person_id, action, subject, before, after, previous_hash, hash from audit where school_id = '${s}' and number = 4`,
      5,
    ],
  ])('detects %s', async (_what, statement, brokenAt) => {
    await fill(4)
    await tamper(statement(schoolId))
    expect((await verify()).brokenAt).toBe(brokenAt)
  })
})
