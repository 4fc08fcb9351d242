import { sql } from './postgres.ts'
import type { Db, Read, Tx } from './postgres.ts'
import type { Details, Violation } from './refusal.ts'

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** Why a job failed; `INTERNAL` for a bug. */
export interface JobRefusal {
  readonly reason: string
  readonly details?: Details
  readonly violations?: readonly Violation[]
}

export interface Job {
  readonly jobId: string
  readonly schoolId: string
  readonly kind: string
  readonly state: JobState
  readonly input: unknown
  readonly output: unknown
  readonly done: number
  /** Undefined until the task knows how much there is. */
  readonly total: number | undefined
  readonly refusal: JobRefusal | undefined
  readonly cancelRequested: boolean
  readonly createdAt: Date
  readonly finishedAt: Date | undefined
}

export interface JobOutcome {
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly output?: unknown
  readonly refusal?: JobRefusal
}

const columns = sql`job_id, school_id, kind, state, input, output, done, total, refusal,
  cancel_requested, created_at, finished_at`

export const getJob = (read: Read, jobId: string): Promise<Job | undefined> =>
  read.maybe<Job>('job_get', sql`select ${columns} from job where job_id = ${jobId}`)

/** Asks the task to stop; answers false when the job is over already. */
export const cancelJob = async (tx: Tx, jobId: string): Promise<boolean> =>
  (await tx.execute(
    'job_cancel',
    sql`
      update job
      set cancel_requested = true
      where job_id = ${jobId} and state in ('queued', 'running')`,
  )) > 0

/** Marks the job as running by this worker; undefined when it is over, or was cancelled before it began. */
export const take = async (
  db: Db,
  { schoolId, jobId }: Pick<Job, 'schoolId' | 'jobId'>,
  by: { readonly worker: string; readonly process: number },
): Promise<Job | undefined> => {
  const job = await db.transaction({ schoolId }, (tx) =>
    tx.maybe<Job>(
      'job_take',
      sql`
        update job
        set state = case when cancel_requested then 'cancelled' else 'running' end,
          finished_at = case when cancel_requested then now() end,
          worker = ${by.worker}, process = ${by.process}, tries = tries + 1
        where job_id = ${jobId} and state in ('queued', 'running')
        returning ${columns}`,
    ),
  )
  return job?.state === 'running' ? job : undefined
}

/** Saves the figures; answers whether somebody asked to stop. */
export const advance = (
  db: Db,
  { schoolId, jobId }: Job,
  done: number,
  total: number | undefined,
): Promise<boolean> =>
  db.transaction({ schoolId }, async (tx) => {
    const { cancelRequested } = await tx.one<{ cancelRequested: boolean }>(
      'job_advance',
      sql`
        update job
        set done = ${done}, total = coalesce(${total}, total)
        where job_id = ${jobId}
        returning cancel_requested`,
    )
    return cancelRequested
  })

export const finish = (db: Db, { schoolId, jobId }: Job, outcome: JobOutcome): Promise<number> =>
  db.transaction({ schoolId }, (tx) =>
    tx.execute(
      'job_finish',
      sql`
        update job
        set state = ${outcome.state}, finished_at = now(),
          output = ${outcome.output === undefined ? undefined : JSON.stringify(outcome.output)}::jsonb,
          refusal = ${outcome.refusal === undefined ? undefined : JSON.stringify(outcome.refusal)}::jsonb
        where job_id = ${jobId}`,
    ),
  )
