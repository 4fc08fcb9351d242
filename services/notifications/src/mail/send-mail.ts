import type { Clock } from '@zvonok/runtime/clock'
import type { Task } from '@zvonok/runtime/jobs'
import type { Logger } from '@zvonok/runtime/log'
import type { Db } from '@zvonok/runtime/postgres'
import type { Transporter } from 'nodemailer'
import { markSent, putBack, takeNext, type Taken } from './store.ts'
import { letterOf } from './words.ts'

export interface Sender {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly transport: Transporter
  readonly from: string
}

/** The server was not reached, so surely nothing was sent. */
const isUnreached = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'command') === 'CONN'

/** Answers whether it went out. After a doubtful failure it is never sent again: once at most. */
const sendOne = async (sender: Sender, schoolId: string, taken: Taken): Promise<boolean> => {
  const { db, clock, log, transport, from } = sender
  const { noticeId, kind, details, email: to } = taken
  if (to === undefined) return false
  try {
    await transport.sendMail({ from, to, ...letterOf(kind, details) })
  } catch (error) {
    if (isUnreached(error)) {
      await db.transaction({ schoolId }, async (tx) => putBack(tx, schoolId, noticeId))
      throw error
    }
    // The server's words may name the address: only its code is logged.
    const code = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined
    log.warn({ noticeId, schoolId, code }, 'an e-mail was not accepted')
    return false
  }
  await db.transaction({ schoolId }, async (tx) => markSent(tx, schoolId, noticeId, clock.now()))
  return true
}

/** Sends whatever is due in the school, one after another. */
export const sendMail =
  (sender: Sender): Task =>
  async ({ schoolId }, progress) => {
    const { db, clock } = sender
    let sent = 0
    for (;;) {
      const taken = await db.transaction({ schoolId }, (tx) => takeNext(tx, schoolId, clock.now()))
      if (taken === undefined) return { sent }
      if (await sendOne(sender, schoolId, taken)) sent += 1
      await progress.report(sent)
    }
  }
