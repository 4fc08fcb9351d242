import { audit } from '@zvonok/runtime/audit'
import type { Actor } from '@zvonok/runtime/caller'
import type { Tx } from '@zvonok/runtime/postgres'
import type { WithDirectory } from '../deps.ts'
import { readablePassword } from '../logins/rules.ts'
import type { StaffRow } from './store.ts'

/** A login that is there, with the temporary password that replaces its password [M А.7]. */
export interface Reissued {
  readonly row: StaffRow
  readonly username: string
  readonly password: string
}

/** Whoever had the old password is signed out with it. A repeat sets the same. */
export const reissue = async (
  { directory, secrets }: WithDirectory,
  rows: readonly StaffRow[],
  attempt: string,
): Promise<readonly Reissued[]> => {
  const reissued: Reissued[] = []
  for (const row of rows) {
    if (row.username === undefined || row.subject === undefined) continue
    const password = readablePassword(secrets.random(attempt, row.personId))
    await directory.setPassword(row.subject, password, true)
    await directory.endSessions(row.subject)
    reissued.push({ row, username: row.username, password })
  }
  return reissued
}

export const recordReissued = (
  tx: Tx,
  { clock }: Pick<WithDirectory, 'clock'>,
  of: { readonly schoolId: string; readonly actor: Actor; readonly rows: readonly StaffRow[] },
): void => {
  for (const { personId } of of.rows) {
    audit(tx, {
      schoolId: of.schoolId,
      actor: of.actor,
      action: 'credentials.reissue',
      subject: `person/${personId}`,
      at: clock.now(),
    })
  }
}
