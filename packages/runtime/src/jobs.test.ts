import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { collector } from '@zvonok/testing/collector'
import { noteMigrations } from '@zvonok/testing/notes'
import { freshDatabase } from '@zvonok/testing/postgres'
import type { FreshDatabase } from '@zvonok/testing/postgres'
import { newId } from './id.ts'
import { cancelJob, enqueue, getJob, startJobs } from './jobs.ts'
import type { Jobs } from './jobs.ts'
import { silentLog } from './log.ts'
import { openPostgres, sql } from './postgres.ts'
import type { Db } from './postgres.ts'

let database: FreshDatabase
let db: Db
let jobs: Jobs
const schoolId = newId()
const scope = { schoolId }
const running = collector<string>()
let cancelled: Promise<void>

beforeAll(async () => {
  database = await freshDatabase('notes', noteMigrations)
  db = await openPostgres({ url: database.url })
  jobs = await startJobs({
    db,
    url: database.url,
    log: silentLog,
    tasks: {
      long: async (job, progress) => {
        running.add(job.jobId)
        await cancelled
        await progress.report(5, 10)
        return 'not reached'
      },
      quick: async () => 'done again',
    },
  })
})
afterAll(async () => {
  await jobs[Symbol.asyncDispose]()
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const start = (kind: string): Promise<string> =>
  db.transaction(scope, (tx) => enqueue(tx, { schoolId, kind, input: {} }))
const job = (jobId: string) => db.read(scope, (read) => getJob(read, jobId))
const cancel = (jobId: string) => db.transaction(scope, (tx) => cancelJob(tx, jobId))

describe('a job', () => {
  it('exists only when its transaction commits', async () => {
    const failing = db.transaction(scope, async (tx) => {
      await enqueue(tx, { schoolId, kind: 'long', input: {} })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await jobs.settled()
    expect(running.items).toEqual([])
  })

  it('stops at its next report when it is cancelled', async () => {
    let release = (): void => {}
    cancelled = new Promise((resolve) => {
      release = resolve
    })
    const jobId = await start('long')
    await running.until(1)
    expect(await cancel(jobId)).toBe(true)
    release()
    await jobs.settled()
    expect(await job(jobId)).toMatchObject({
      state: 'cancelled',
      done: 5,
      total: 10,
      output: undefined,
    })
    expect(await cancel(jobId)).toBe(false)
  })

  it('of a process that died is taken up by another', async () => {
    const jobId = await db.transaction(scope, async (tx) => {
      const id = await enqueue(tx, { schoolId, kind: 'quick', input: {} })
      // As a process leaves it that is killed: running, and locked for graphile-worker's four hours.
      await tx.execute(
        'died',
        sql`
        update job set state = 'running', worker = 'dead', process = 1, tries = 1 where job_id = ${id}`,
      )
      await tx.execute(
        'locked',
        sql`
        update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead', attempts = 1
        where payload ->> 'jobId' = ${id}`,
      )
      return id
    })
    await using other = await startJobs({
      db,
      url: database.url,
      tasks: { quick: async () => 'done again' },
      log: silentLog,
    })
    await Promise.race([jobs.settled(), other.settled()])
    expect(await job(jobId)).toMatchObject({ state: 'done', output: 'done again' })
  })

  it('that brought down three processes has failed', async () => {
    const jobId = await start('quick')
    await jobs.settled()
    await db.transaction(scope, (tx) =>
      tx.execute(
        'died',
        sql`
        update job set state = 'running', worker = 'dead', process = 1, tries = 3 where job_id = ${jobId}`,
      ),
    )
    await using _other = await startJobs({ db, url: database.url, tasks: {}, log: silentLog })
    expect(await job(jobId)).toMatchObject({ state: 'failed', refusal: { reason: 'INTERNAL' } })
  })

  it('is the business of its school alone', async () => {
    const jobId = await start('unknown kind')
    expect(await db.read({ schoolId: newId() }, (read) => getJob(read, jobId))).toBeUndefined()
    expect(await job(jobId)).toBeDefined()
  })
})
