import { json, sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'

/** Claims of an account besides its username. */
export interface AccountAttributes {
  readonly display_name?: string | undefined
  /** Absent for accounts with a password of ours. */
  readonly identity_provider?: string | undefined
  /** Encrypted: it is a claim to be passed on, never something to look accounts up by. */
  readonly snils_sealed?: string | undefined
  readonly esia_oid?: string | undefined
  readonly esia_confirmed?: boolean | undefined
}

export interface StoredAccount {
  readonly id: string
  readonly username: string
  readonly passwordHash: string | undefined
  readonly temporary: boolean
  readonly disabled: boolean
  readonly attributes: AccountAttributes
}

const columns = sql`id, username, password_hash, temporary, disabled, attributes`

/** Hit when a username is given to two accounts at once. */
export const usernameKey = 'account_username_key'

export const findAccount = (read: Read, id: string): Promise<StoredAccount | undefined> =>
  read.maybe('find_account', sql`select ${columns} from account where id::text = ${id}`)

export const findAccountByUsername = (
  read: Read,
  username: string,
): Promise<StoredAccount | undefined> =>
  read.maybe(
    'find_account_by_username',
    sql`select ${columns} from account where username = ${username}`,
  )

export const insertAccount = (
  tx: Tx,
  account: Pick<StoredAccount, 'id' | 'username' | 'temporary' | 'attributes'> & {
    passwordHash: string
  },
): Promise<number> =>
  tx.execute(
    'insert_account',
    sql`insert into account (id, username, password_hash, temporary, attributes)
        values (${account.id}, ${account.username}, ${account.passwordHash}, ${account.temporary}, ${json(account.attributes)})`,
  )

/** The account of a person who came through Gosuslugi, `esia-<number>`: made at the first sign-in, refreshed at each. */
export const putEsiaAccount = (
  tx: Tx,
  account: Pick<StoredAccount, 'id' | 'username' | 'attributes'>,
): Promise<StoredAccount> =>
  tx.one(
    'put_esia_account',
    sql`insert into account (id, username, attributes)
        values (${account.id}, ${account.username}, ${json(account.attributes)})
        on conflict (username) do update set attributes = excluded.attributes
        returning ${columns}`,
  )

/** Number of accounts touched: none means there is no such account. */
export const savePassword = (
  tx: Tx,
  id: string,
  passwordHash: string,
  temporary: boolean,
): Promise<number> =>
  tx.execute(
    'save_password',
    sql`update account set password_hash = ${passwordHash}, temporary = ${temporary} where id::text = ${id}`,
  )

export const disableAccount = (tx: Tx, id: string): Promise<number> =>
  tx.execute('disable_account', sql`update account set disabled = true where id::text = ${id}`)

/** The embedded provider listens here. */
export const logoutChannel = 'logout_notice'

/** Sessions, grants and tokens go at once; the clients are told by the provider, as often as it takes. */
export const endAccountSessions = async (tx: Tx, id: string): Promise<void> => {
  await tx.execute(
    'end_account_sessions',
    sql`with ended as (
          delete from artifact where account_id = ${id} returning kind, payload
        )
        insert into logout_notice (account_id, client_id, sid)
        select ${id}, client.key, client.value ->> 'sid'
        from ended, jsonb_each(ended.payload -> 'authorizations') as client
        where ended.kind = 'Session' and client.value ? 'sid'`,
  )
  await tx.execute('notify_logout', sql`select pg_notify(${logoutChannel}, '')`)
}
