import type { Db } from '@zvonok/runtime/postgres'
import { conflict, Refusal } from '@zvonok/runtime/refusal'
import type { WithDirectory } from '../deps.ts'
import type { NewAccount } from '../directory/port.ts'
import { findAccountBySubject } from '../links/account-store.ts'
import { abandonClaims, deleteClaims, insertClaim, lockClaim, renewClaim } from './store.ts'
import type { Claim } from './store.ts'

export interface NewLogin extends NewAccount {
  /** For whom: `invite/<id>`, `person/<id>`. */
  readonly purpose: string
  /** The same for a repeat of the same command, which then does the same. */
  readonly attempt: string
}

const everySchool = { everySchool: true } as const

/** `resumed`: an account of this name may be there as a leftover of ours; `foreign`: of somebody else's. */
type Standing = 'fresh' | 'resumed' | 'foreign'

const claim = (db: Db, wanted: Claim): Promise<Standing> =>
  db.transaction(everySchool, async (tx) => {
    if (await insertClaim(tx, wanted)) return 'fresh'
    const held = await lockClaim(tx, wanted.username)
    const isOurs = held?.purpose === wanted.purpose
    if (held?.isOld !== true && !(isOurs && held?.attempt === wanted.attempt)) {
      throw conflict(isOurs ? 'ALREADY_IN_PROGRESS' : 'USERNAME_TAKEN')
    }
    if (!isOurs) return 'foreign'
    renewClaim(tx, wanted)
    return 'resumed'
  })

/** After a failure: unless it is sure that nothing of ours stands in the directory, the claim stays. */
const settle = (db: Db, { username, attempt }: NewLogin, isNothingLeft: boolean): Promise<void> =>
  db.transaction(everySchool, async (tx) => {
    if (isNothingLeft) deleteClaims(tx, [username])
    else abandonClaims(tx, attempt)
  })

/** A login whose owner died before anything stood in the directory may go to another. */
const takeClaimOf = async ({ db, directory }: WithDirectory, login: NewLogin): Promise<void> => {
  if ((await directory.findByUsername(login.username)) !== undefined) {
    throw conflict('USERNAME_TAKEN')
  }
  await db.transaction(everySchool, async (tx) => renewClaim(tx, login))
}

/** The subject of an account left by an attempt of the same purpose, with the password of this one. */
const takeOver = async (
  { db, directory, issuer }: WithDirectory,
  { username, password, temporary }: NewLogin,
): Promise<string | undefined> => {
  const left = await directory.findByUsername(username)
  if (left === undefined) return undefined
  const linked = await db.read(everySchool, (read) =>
    findAccountBySubject(read, issuer, left.subject),
  )
  if (linked !== undefined) throw conflict('USERNAME_TAKEN')
  await directory.setPassword(left.subject, password, temporary)
  return left.subject
}

const create = async (
  deps: WithDirectory,
  login: NewLogin,
  standing: Standing,
): Promise<string> => {
  try {
    return await deps.directory.createAccount(login)
  } catch (error) {
    // The same attempt, repeated at the same moment, was faster.
    const isTaken = error instanceof Refusal && error.kind === 'conflict'
    const left = isTaken && standing === 'resumed' ? await takeOver(deps, login) : undefined
    if (left === undefined) throw error
    return left
  }
}

/**
 * An account in the directory, which knows nothing of our transactions: a claim written before tells
 * an account left by a crash from one that was there. The transaction that links the subject deletes
 * the claim; until then nothing is linked, and the same purpose may take the login over.
 */
export const createLogin = async (deps: WithDirectory, login: NewLogin): Promise<string> => {
  const standing = await claim(deps.db, login)
  if (standing === 'foreign') await takeClaimOf(deps, login)
  try {
    const left = standing === 'resumed' ? await takeOver(deps, login) : undefined
    return left ?? (await create(deps, login, standing))
  } catch (error) {
    const isClearNo = error instanceof Refusal && error.kind !== 'unavailable'
    await settle(deps.db, login, isClearNo && standing !== 'resumed')
    throw error
  }
}
