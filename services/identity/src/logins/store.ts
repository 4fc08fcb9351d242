import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'

export interface Claim {
  readonly username: string
  readonly purpose: string
  readonly attempt: string
}

export interface HeldClaim extends Claim {
  readonly isOld: boolean
}

/** Longer than any attempt lasts: whoever held the claim has died. */
const oldAfter = '2 minutes'

export const lockClaim = (tx: Tx, username: string): Promise<HeldClaim | undefined> =>
  tx.maybe(
    'login_claim_lock',
    sql`
      select username, purpose, attempt,
        claimed_at < clock_timestamp() - ${oldAfter}::interval as is_old
      from login_claim
      where username = ${username}
      for update`,
  )

/** False when somebody has one; waits for whoever is about to. */
export const insertClaim = async (tx: Tx, claim: Claim): Promise<boolean> =>
  (await tx.execute(
    'login_claim_insert',
    sql`
      insert into login_claim (username, purpose, attempt)
      values (${claim.username}, ${claim.purpose}, ${claim.attempt})
      on conflict do nothing`,
  )) > 0

export const renewClaim = (tx: Tx, claim: Claim): void =>
  tx.send(
    'login_claim_renew',
    sql`
      update login_claim
      set purpose = ${claim.purpose}, attempt = ${claim.attempt}, claimed_at = clock_timestamp()
      where username = ${claim.username}`,
  )

export const deleteClaims = (tx: Tx, usernames: readonly string[]): void =>
  tx.send(
    'login_claim_delete',
    sql`
      delete from login_claim
      where username = any (${usernames}::text[])`,
  )

/** Logins given already that are one of these or one of these with a number; `:` follows `9`. */
export const listTakenLike = async (read: Read, bases: readonly string[]): Promise<string[]> => {
  const rows = await read.rows<{ readonly username: string }>(
    'login_taken',
    sql`
      select username
      from unnest(${bases}::text[]) as given (base)
      join account on username >= base and username < base || ':'`,
  )
  return rows.map(({ username }) => username)
}

/** The next attempt need not wait until they are old. */
export const abandonClaims = (tx: Tx, attempt: string): void =>
  tx.send(
    'login_claim_abandon',
    sql`
      update login_claim
      set claimed_at = '-infinity'
      where attempt = ${attempt}`,
  )

export const findClaim = (read: Read, username: string): Promise<Claim | undefined> =>
  read.maybe(
    'login_claim_find',
    sql`
      select username, purpose, attempt
      from login_claim
      where username = ${username}`,
  )
