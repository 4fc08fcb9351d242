import type { Clock } from '@zvonok/runtime/clock'
import { enqueue } from '@zvonok/runtime/jobs'
import type { Task } from '@zvonok/runtime/jobs'
import type { Logger } from '@zvonok/runtime/log'
import type { Db } from '@zvonok/runtime/postgres'
import { createTransport } from 'nodemailer'
import type { Static } from 'typebox'
import type { notificationsConfig } from '../config.ts'
import type { Post } from '../notices/teller.ts'
import { dueAt } from './quiet-hours.ts'
import { sendMail } from './send-mail.ts'
import { findDueSchools, findWanted, saveMailings } from './store.ts'

/** The e-mail channel: takes notices in the transaction that makes them, sends them by jobs. */
export interface Mail extends AsyncDisposable {
  readonly post: Post
  readonly jobs: Readonly<Record<string, Task>>
}

export interface MailOptions {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly config: Static<typeof notificationsConfig>
}

const jobKind = 'mail.send'

const createPost = (clock: Clock): Post => ({
  take: async (tx, schoolId, notices) => {
    const wanted = await findWanted(tx, schoolId, notices)
    if (wanted.length === 0) return
    const now = clock.now()
    const mailings = wanted.map(({ noticeId, zone, ...quiet }) => ({
      noticeId,
      due: dueAt(now, zone, quiet),
    }))
    saveMailings(tx, schoolId, mailings)
    const isDue = mailings.some(({ due }) => due <= now)
    if (isDue) await enqueue(tx, { schoolId, kind: jobKind, input: {} })
  },
})

/** Undefined without SMTP_URL: the channel is off. */
export const openMail = ({ db, clock, log, config }: MailOptions): Mail | undefined => {
  if (config.SMTP_URL === undefined || config.SMTP_URL === '') return undefined
  const transport = createTransport(config.SMTP_URL)

  const sweep = (): Promise<void> =>
    db
      .transaction({ everySchool: true }, async (tx) => {
        for (const schoolId of await findDueSchools(tx, clock.now())) {
          await enqueue(tx, { schoolId, kind: jobKind, input: {} })
        }
      })
      .catch((error: unknown) => log.error({ err: error }, 'held back e-mails were not looked for'))

  let sweeping = Promise.resolve()
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep)
  }, config.MAIL_SWEEP_MS)
  timer.unref()

  return {
    post: createPost(clock),
    jobs: { [jobKind]: sendMail({ db, clock, log, transport, from: config.MAIL_FROM }) },
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await sweeping
      transport.close()
    },
  }
}
