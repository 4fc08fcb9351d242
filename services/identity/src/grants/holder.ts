import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import type { WithDirectory } from '../deps.ts'
import { ensureAccount, findAccountByUsername } from '../links/account-store.ts'
import { createLogin } from '../logins/create-login.ts'
import { readablePassword } from '../logins/rules.ts'
import { deleteClaims, findClaim } from '../logins/store.ts'

/** The account a role is granted to, standing in the directory. */
export interface Holder {
  readonly username: string
  readonly subject: string
  /** Empty for an account that was there. */
  readonly temporaryPassword: string
}

interface Wanted {
  readonly username: string
  readonly name: string
  readonly attempt: string
  /** A password chosen by the installer; absent: a temporary one is made. */
  readonly password?: string | undefined
}

/** Finds the login here or in the directory, or makes it there. */
export const prepareHolder = async (
  deps: WithDirectory,
  { username, name, attempt, password }: Wanted,
): Promise<Holder> => {
  const { db, directory, secrets } = deps
  const [known, claim] = await db.read({ everySchool: true }, (read) =>
    Promise.all([findAccountByUsername(read, username), findClaim(read, username)]),
  )
  if (known !== undefined) return { username, subject: known.subject, temporaryPassword: '' }
  // Without a claim it is no leftover of ours: somebody keeps it in the directory by hand.
  const kept = claim === undefined ? await directory.findByUsername(username) : undefined
  if (kept !== undefined) return { username, subject: kept.subject, temporaryPassword: '' }
  const temporaryPassword = readablePassword(secrets.random(attempt, username))
  const subject = await createLogin(deps, {
    username,
    password: password ?? temporaryPassword,
    temporary: password === undefined,
    displayName: name,
    purpose: `holder/${username}`,
    attempt,
  })
  return { username, subject, temporaryPassword }
}

/** The account of the holder, in the transaction that grants. */
export const saveHolder = async (
  tx: Tx,
  { issuer, clock }: WithDirectory,
  { username, subject }: Holder,
): Promise<string> => {
  const wanted = { accountId: newId(), issuer, subject, username }
  const { accountId } = await ensureAccount(tx, wanted, clock.now())
  deleteClaims(tx, [username])
  return accountId
}
