import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { conflict } from '@zvonok/runtime/refusal'
import { refusing } from '../constraints.ts'

export interface AccountRow {
  readonly accountId: string
  readonly issuer: string
  readonly subject: string
  /** Absent for those who only ever come through Gosuslugi. */
  readonly username?: string | undefined
  readonly snilsHash?: string | undefined
}

const columns = sql`account_id, issuer, subject, username, snils_hash`

export const findAccount = (read: Read, accountId: string): Promise<AccountRow | undefined> =>
  read.maybe(
    'account_find',
    sql`
      select ${columns}
      from account
      where account_id = ${accountId}`,
  )

export const findAccountBySubject = (
  read: Read,
  issuer: string,
  subject: string,
): Promise<AccountRow | undefined> =>
  read.maybe(
    'account_by_subject',
    sql`
      select ${columns}
      from account
      where issuer = ${issuer} and subject = ${subject}`,
  )

export const findAccountByUsername = (
  read: Read,
  username: string,
): Promise<AccountRow | undefined> =>
  read.maybe(
    'account_by_username',
    sql`
      select ${columns}
      from account
      where username = ${username}`,
  )

/** Accounts with logins just made. */
export const insertAccounts = (
  tx: Tx,
  accounts: readonly (AccountRow & { readonly username: string })[],
  at: Date,
): Promise<number> =>
  refusing(
    {
      account_username_key: () => conflict('USERNAME_TAKEN'),
      account_issuer_subject_key: () => conflict('USERNAME_TAKEN'),
    },
    tx.execute(
      'account_insert',
      sql`
        insert into account (account_id, issuer, subject, username, created_at)
        select account_id, issuer, subject, username, ${at}
        from unnest(
          ${accounts.map((account) => account.accountId)}::uuid[],
          ${accounts.map((account) => account.issuer)}::text[],
          ${accounts.map((account) => account.subject)}::text[],
          ${accounts.map((account) => account.username)}::text[]
        ) as account (account_id, issuer, subject, username)`,
    ),
  )

/** The account of a subject, made when there is none; two first sign-ins at once get the same. */
export const ensureAccount = (
  tx: Tx,
  account: Omit<AccountRow, 'snilsHash'>,
  at: Date,
): Promise<AccountRow> =>
  refusing(
    { account_username_key: () => conflict('USERNAME_TAKEN') },
    tx.one<AccountRow>(
      'account_ensure',
      sql`
        insert into account (account_id, issuer, subject, username, created_at)
        values (${account.accountId}, ${account.issuer}, ${account.subject}, ${account.username},
          ${at})
        on conflict (issuer, subject) do update set subject = excluded.subject
        returning ${columns}`,
    ),
  )

/** Notes a sign-in, and the СНИЛС when it was proved by it. */
export const noteSignIn = (
  tx: Tx,
  accountId: string,
  { at, snilsHash }: { readonly at: Date; readonly snilsHash: string | undefined },
): void =>
  tx.send(
    'account_sign_in',
    sql`
      update account
      set signed_in_at = ${at}, snils_hash = coalesce(${snilsHash}, snils_hash)
      where account_id = ${accountId}`,
  )
