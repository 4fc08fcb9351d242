import { Refusal } from '@zvonok/runtime/refusal'
import type { WithDirectory } from '../deps.ts'
import { createLogin } from '../logins/create-login.ts'
import { readablePassword, takeFree, usernameOf } from '../logins/rules.ts'
import { abandonClaims, listTakenLike } from '../logins/store.ts'
import type { StaffRow } from './store.ts'

export interface StaffLogin {
  readonly row: StaffRow
  readonly username: string
  readonly password: string
  readonly subject: string
}

interface Wanted {
  readonly schoolId: string
  readonly staff: readonly StaffRow[]
  readonly attempt: string
}

const everySchool = { everySchool: true } as const

/** Hashing a password takes 150 ms of a core: more at once would only wait for each other. */
const atOnce = 4

/** Namesakes in the directory that we know nothing of. */
const mostTries = 20

/** Logins with temporary passwords in the directory, linked to nobody yet. A repeat makes the same ones. */
export const createStaffLogins = async (
  deps: WithDirectory,
  { schoolId, staff, attempt }: Wanted,
): Promise<readonly StaffLogin[]> => {
  const { db, secrets } = deps
  const bases = staff.map(usernameOf)
  const taken = new Set(await db.read(everySchool, (read) => listTakenLike(read, bases)))

  const make = async (row: StaffRow, base: string): Promise<StaffLogin> => {
    const purpose = `person/${schoolId}/${row.personId}`
    const password = readablePassword(secrets.random(attempt, row.personId))
    const displayName = [row.givenName, row.patronymic].filter(Boolean).join(' ')
    for (let tries = 1; ; tries += 1) {
      const username = takeFree(base, taken)
      const login = { username, password, temporary: true, displayName, purpose, attempt }
      try {
        return { row, username, password, subject: await createLogin(deps, login) }
      } catch (error) {
        const isTaken = error instanceof Refusal && error.reason === 'USERNAME_TAKEN'
        if (!isTaken || tries === mostTries) throw error
      }
    }
  }

  const logins: StaffLogin[] = []
  try {
    for (let at = 0; at < staff.length; at += atOnce) {
      const some = staff.slice(at, at + atOnce)
      const made = await Promise.all(some.map((row, i) => make(row, bases[at + i] ?? '')))
      logins.push(...made)
    }
  } catch (error) {
    await db.transaction(everySchool, async (tx) => abandonClaims(tx, attempt))
    throw error
  }
  return logins
}
