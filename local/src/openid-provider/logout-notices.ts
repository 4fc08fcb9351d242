import { logoutChannel } from '@zvonok/identity/directory/account-store'
import type { Logger } from '@zvonok/runtime/log'
import { raw, sql } from '@zvonok/runtime/postgres'
import type { Db, Session } from '@zvonok/runtime/postgres'
import { signal } from '@zvonok/runtime/signal'
import type { Provider } from 'oidc-provider'

interface Notice {
  readonly id: number
  readonly accountId: string
  readonly clientId: string
  readonly sid: string
  readonly attempts: number
}

/** The library's types leave out the method it tells clients with. */
interface ToldClient {
  readonly backchannelLogoutUri?: string
  backchannelLogout(accountId: string, sid: string): Promise<void>
}

/** Most of a day of trying; by then the client's own session is long over. */
const lastAttempt = 14
const lookEveryMs = 30_000

/** Claimed by moving the next attempt ahead: a process that dies in between leaves it for later. */
const claim = (db: Db): Promise<Notice[]> =>
  db.transaction({ everySchool: true }, (tx) =>
    tx.rows(
      'claim_logout_notices',
      sql`update logout_notice set
            attempts = attempts + 1,
            next_attempt_at = now() + make_interval(secs => 5 * 2 ^ least(attempts, 12))
          where id in (
            select id from logout_notice where next_attempt_at <= now()
            order by id limit 50 for update skip locked
          )
          returning id, account_id, client_id, sid, attempts`,
    ),
  )

const forget = (db: Db, id: number): Promise<number> =>
  db.transaction({ everySchool: true }, (tx) =>
    tx.execute('delete_logout_notice', sql`delete from logout_notice where id = ${id}`),
  )

const tell = async (db: Db, provider: Provider, log: Logger, notice: Notice): Promise<void> => {
  try {
    const client = (await provider.Client.find(notice.clientId)) as ToldClient | undefined
    if (client?.backchannelLogoutUri) await client.backchannelLogout(notice.accountId, notice.sid)
    await forget(db, notice.id)
  } catch (error) {
    log.warn(
      { err: error, clientId: notice.clientId, attempts: notice.attempts },
      'a client could not be told of a logout',
    )
    if (notice.attempts >= lastAttempt) await forget(db, notice.id)
  }
}

/** Tells clients that sessions of theirs are over, until they have heard it. */
export const startLogoutNotices = (db: Db, provider: Provider, log: Logger): AsyncDisposable => {
  const wakeup = signal()
  let session: Session | undefined
  let stopping = false

  const listen = async (): Promise<Session> => {
    const fresh = await db.connect()
    fresh.onNotification(wakeup.raise)
    fresh.onLost(() => {
      session = undefined
    })
    await fresh.execute('listen_logout', raw(`listen ${logoutChannel}`))
    return fresh
  }
  const pass = async (): Promise<void> => {
    session ??= await listen()
    for (let due = await claim(db); due.length > 0; due = await claim(db)) {
      await Promise.all(due.map((notice) => tell(db, provider, log, notice)))
    }
  }
  const loop = async (): Promise<void> => {
    while (!stopping) {
      await pass().catch((error: unknown) => log.warn({ err: error }, 'logout notices wait'))
      if (!stopping) await wakeup.wait(lookEveryMs)
    }
    await session?.[Symbol.asyncDispose]()
  }
  const running = loop()
  return {
    [Symbol.asyncDispose]: async () => {
      stopping = true
      wakeup.raise()
      await running
    },
  }
}
