import { run } from 'graphile-worker'
import type { JobHelpers } from 'graphile-worker'
import { newId } from './id.ts'
import { graphileLogger } from './job-log.ts'
import { enlist, maxTries } from './job-rescue.ts'
import { advance, finish, take } from './job-store.ts'
import type { Job, JobOutcome } from './job-store.ts'
import type { Logger } from './log.ts'
import { sql } from './postgres.ts'
import type { Db, Tx } from './postgres.ts'
import { Refusal } from './refusal.ts'

export { cancelJob, getJob } from './job-store.ts'
export type { Job, JobState } from './job-store.ts'

/** How a task tells where it stands and learns that it should stop. */
export interface Progress {
  /** Saves the figures; throws JobCancelled when somebody asked to stop. */
  report(done: number, total?: number): Promise<void>
}

/** Thrown by `progress.report`; let it pass, so that the task's transaction rolls back. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled'
}

/** The answer becomes the job's output. A task runs again from the start after a crash, three times at most. */
export type Task = (job: Job, progress: Progress) => Promise<unknown>

export interface JobsOptions {
  readonly db: Db
  readonly url: string
  readonly tasks: Readonly<Record<string, Task>>
  readonly log: Logger
  /** 2 when absent. */
  readonly concurrency?: number | undefined
}

export interface Jobs extends AsyncDisposable {
  /** Resolves when nothing is queued or running. */
  settled(): Promise<void>
}

const task = 'job'

/** In the caller's transaction: the job exists exactly when what asked for it does. */
export const enqueue = async (
  tx: Tx,
  { schoolId, kind, input }: { schoolId: string; kind: string; input: unknown },
): Promise<string> => {
  const jobId = newId()
  tx.send(
    'job_insert',
    sql`
      insert into job (job_id, school_id, kind, input)
      values (${jobId}, ${schoolId}, ${kind}, ${JSON.stringify(input)}::jsonb)`,
  )
  tx.send(
    'job_enqueue',
    sql`
      select graphile_worker.add_job(${task}, ${JSON.stringify({ jobId, schoolId })}::json,
        max_attempts := ${maxTries})`,
  )
  return jobId
}

const outcomeOf = async (work: () => Promise<unknown>): Promise<JobOutcome> => {
  try {
    return { state: 'done', output: await work() }
  } catch (error) {
    if (error instanceof JobCancelled) return { state: 'cancelled' }
    if (!(error instanceof Refusal)) throw error
    const { reason, details, violations } = error
    return { state: 'failed', refusal: { reason, details, violations } }
  }
}

/** Runs the jobs of this service; tables of graphile-worker are created when they are missing. */
export const startJobs = async ({
  db,
  url,
  tasks,
  log,
  concurrency = 2,
}: JobsOptions): Promise<Jobs> => {
  const worker = await enlist(db, log)
  const perform = async (payload: unknown, helpers: JobHelpers): Promise<void> => {
    const { jobId, schoolId } = payload as { jobId: string; schoolId: string }
    const by = { worker: helpers.job.locked_by ?? '', process: worker.process }
    const job = await take(db, { schoolId, jobId }, by)
    if (job === undefined) return
    const perform = tasks[job.kind]
    const progress: Progress = {
      report: async (done, total) => {
        if (await advance(db, job, done, total)) throw new JobCancelled()
      },
    }
    try {
      if (perform === undefined) throw new Error(`no task for jobs of kind ${job.kind}`)
      await finish(db, job, await outcomeOf(() => perform(job, progress)))
    } catch (error) {
      log.error({ err: error, jobId, kind: job.kind, try: helpers.job.attempts }, 'a job failed')
      if (helpers.job.attempts < helpers.job.max_attempts) throw error
      await finish(db, job, { state: 'failed', refusal: { reason: 'INTERNAL' } })
    }
  }

  const runner = await run({
    connectionString: url,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    taskList: { [task]: perform },
    logger: graphileLogger(log),
  })
  const settled = async (): Promise<void> => {
    for (;;) {
      // Listening before asking: a job that ends in between is not missed.
      let stopListening = (): void => {}
      const finished = new Promise<void>((resolve) => {
        const heard = (): void => resolve()
        runner.events.once('job:complete', heard)
        stopListening = () => runner.events.off('job:complete', heard)
      })
      const { left } = await db.read({ everySchool: true }, (read) =>
        read.one<{ left: number }>(
          'job_left',
          sql`select count(*) as left from job where state in ('queued', 'running')`,
        ),
      )
      if (left > 0) await finished
      stopListening()
      if (left === 0) return
    }
  }
  return {
    settled,
    [Symbol.asyncDispose]: async () => {
      await runner.stop()
      await worker[Symbol.asyncDispose]()
    },
  }
}
