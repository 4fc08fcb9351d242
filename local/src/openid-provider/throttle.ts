import { createHash } from 'node:crypto'

import { sql } from '@zvonok/runtime/postgres'
import type { Db, Tx } from '@zvonok/runtime/postgres'

/** How wrong passwords are slowed: some are free, then each costs a wait that doubles. */
interface Brake {
  readonly name: string
  readonly free: number
  readonly firstWaitSeconds: number
}

const longestWaitSeconds = 15 * 60
const forgottenAfter = '12 hours'

/**
 * The tight brake is per account *and* address, so pupils can't lock a teacher out from another
 * computer. A whole school sits behind one address, hence the loose brake there.
 */
const pairBrake: Brake = { name: 'pair', free: 5, firstWaitSeconds: 30 }
const accountBrake: Brake = { name: 'account', free: 30, firstWaitSeconds: 60 }
const addressBrake: Brake = { name: 'address', free: 300, firstWaitSeconds: 60 }

const keyOf = (brake: Brake, ...parts: readonly string[]): string =>
  `${brake.name}:${createHash('sha256').update(parts.join('\n')).digest('base64url')}`

interface Counted {
  readonly admitted: boolean
  readonly waitSeconds: number
}

/** Counts an attempt unless its time hasn't come; `last_at` moves only when it is admitted. */
const count = (tx: Tx, brake: Brake, key: string): Promise<Counted> =>
  tx.one(
    'count_attempt',
    sql`insert into sign_in_failure as known (key, failures, last_at)
        values (${key}, 1, now())
        on conflict (key) do update set (failures, last_at, locked_until) = (
          select
            case when is_locked then known.failures else next_failures end,
            case when is_locked then known.last_at else now() end,
            case
              when is_locked then known.locked_until
              when next_failures >= ${brake.free}::int then now() + make_interval(secs => least(
                ${longestWaitSeconds}::float8,
                ${brake.firstWaitSeconds}::float8 * 2 ^ least(next_failures - ${brake.free}::int, 20)
              ))
            end
          from (
            select
              coalesce(known.locked_until > now(), false) as is_locked,
              case
                when known.last_at < now() - ${forgottenAfter}::interval then 1
                else known.failures + 1
              end as next_failures
          ) as now_counted
        )
        returning
          last_at = now() as admitted,
          greatest(0, ceil(extract(epoch from locked_until - now())))::int as wait_seconds`,
  )

export interface Throttle {
  /** Counts the attempt before the password is looked at, so parallel guesses count too. Seconds to wait, 0 to go on. */
  admit(username: string, address: string): Promise<number>
  /** The password was right: the attempt was no guess. */
  forgive(username: string, address: string): Promise<void>
}

export const createThrottle = (db: Db): Throttle => {
  const keysOf = (username: string, address: string): readonly (readonly [Brake, string])[] => [
    [pairBrake, keyOf(pairBrake, username, address)],
    [accountBrake, keyOf(accountBrake, username)],
    [addressBrake, keyOf(addressBrake, address)],
  ]
  return {
    admit: (username, address) =>
      db.transaction({ everySchool: true }, async (tx) => {
        for (const [brake, key] of keysOf(username, address)) {
          const { admitted, waitSeconds } = await count(tx, brake, key)
          if (!admitted) return Math.max(1, waitSeconds)
        }
        return 0
      }),
    forgive: async (username, address) => {
      const [pair, account, own] = keysOf(username, address).map(([, key]) => key)
      await db.transaction({ everySchool: true }, async (tx) => {
        await tx.execute(
          'forget_failures',
          sql`delete from sign_in_failure where key = any(${[pair, account]}::text[])`,
        )
        await tx.execute(
          'uncount_attempt',
          sql`update sign_in_failure set failures = greatest(0, failures - 1), locked_until = null where key = ${own}`,
        )
      })
    },
  }
}

export const deleteForgottenFailures = (db: Db): Promise<number> =>
  db.transaction({ everySchool: true }, (tx) =>
    tx.execute(
      'delete_forgotten_failures',
      sql`delete from sign_in_failure where last_at < now() - ${forgottenAfter}::interval`,
    ),
  )
