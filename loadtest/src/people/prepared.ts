import type { ListClassesResponse } from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { ListStaffResponse } from '@zvonok/contracts/zvonok/registry/v1/people'
import { academicYearOf } from '@zvonok/policy/academic-year'
import { activateFamilies, signInFamilies } from './families.ts'
import type { Family } from './families.ts'
import { get, signIn } from './session.ts'
import type { Session } from './session.ts'
import { issuePasswords, openJournals } from './teachers.ts'
import type { OpenJournal } from './teachers.ts'

/** What the scenarios read: people who have signed in already, for 140 sign-ins a second are a test of their own. */
export interface Prepared {
  readonly url: string
  readonly schoolId: string
  readonly families: readonly {
    readonly pupilId: string
    readonly cookie: string
  }[]
  readonly teachers: readonly {
    readonly cookie: string
    readonly csrfToken: string
    readonly journals: readonly OpenJournal[]
  }[]
}

export interface Wanted {
  readonly url: string
  readonly admin: string
  readonly password: string
  readonly families: number
  readonly teachers: number
}

/** Accounts made by an earlier run, kept so that nobody's invite is needed twice. */
export interface Accounts {
  readonly schoolId: string
  readonly families: readonly Family[]
  readonly teachers: readonly string[]
}

const familiesPerClass = 12

interface AdminSession {
  readonly grants: readonly { readonly role: string; readonly schoolId: string }[]
}

/** Parents and teachers of the administrator's school get accounts by the ways of life: invites, passwords on paper. */
export const makeAccounts = async (wanted: Wanted): Promise<Accounts> => {
  const { url, admin: username, password } = wanted
  const admin: Session = await signIn(url, username, password, password)
  const { grants } = await get<AdminSession>(admin, '/session')
  const schoolId = grants.find(({ role }) => role === 'school-admin')?.schoolId
  if (schoolId === undefined) throw new Error(`${username} is no administrator of a school`)
  const year = academicYearOf(new Date().toISOString().slice(0, 10))
  const path = `/schools/${schoolId}`
  const { classes } = await get<ListClassesResponse>(admin, `${path}/classes?year=${year}`)
  const families: Family[] = []
  for (const { classId, grade } of classes) {
    const count = Math.min(familiesPerClass, wanted.families - families.length)
    if (grade < 5 || count <= 0) continue
    const options = { count, prefix: 'load', password }
    families.push(...(await activateFamilies(admin, { schoolId, classId }, options)))
  }
  const { staff } = await get<ListStaffResponse>(admin, `${path}/staff`)
  const personIds = staff
    .filter(({ roles, position }) => roles.includes('teacher') && !position.includes('начальных'))
    .slice(-wanted.teachers)
    .map(({ personId }) => personId)
  const issued = await issuePasswords(admin, schoolId, personIds)
  // The first sign-in makes the temporary password the chosen one.
  for (const teacher of issued) await signIn(url, teacher.username, teacher.password, password)
  return { schoolId, families, teachers: issued.map((teacher) => teacher.username) }
}

/** Signs everybody in and looks which cells the teachers may write today. */
export const prepare = async (
  { url, password }: Wanted,
  { schoolId, families, teachers }: Accounts,
): Promise<Prepared> => {
  const atWork: Prepared['teachers'][number][] = []
  for (const username of teachers) {
    const session = await signIn(url, username, password, password)
    const { cookie, csrfToken } = session
    atWork.push({ cookie, csrfToken, journals: await openJournals(session, schoolId) })
  }
  const signedIn = await signInFamilies(url, families, password)
  return {
    url,
    schoolId,
    families: signedIn.map(({ pupilId, session }) => ({ pupilId, cookie: session.cookie })),
    teachers: atWork,
  }
}
