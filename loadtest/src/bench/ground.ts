import { demoPassword } from '@zvonok/local/demo/accounts'
import pg from 'pg'
import { activateFamilies, signInFamilies } from '../people/families.ts'
import type { Family, SignedInFamily } from '../people/families.ts'
import { get, signIn } from '../people/session.ts'
import type { Session } from '../people/session.ts'
import { issuePasswords, openJournals } from '../people/teachers.ts'
import type { Teacher } from '../people/teachers.ts'
import type { DiaryWeek } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import type { TeacherAtWork } from './contenders.ts'
import type { BenchSchool } from './school.ts'

const familiesPerClass = 6
const teacherCount = 8

export interface People {
  readonly families: readonly Family[]
  readonly teachers: readonly Teacher[]
}

/** Accounts for parents and teachers, by the same ways as in life. */
export const makePeople = async (url: string, school: BenchSchool): Promise<People> => {
  const { schoolId, classIds } = school
  const admin = await signIn(url, school.adminUsername, demoPassword, demoPassword)
  const families: Family[] = []
  for (const classId of classIds) {
    const options = { count: familiesPerClass, prefix: 'bench', password: demoPassword }
    families.push(...(await activateFamilies(admin, { schoolId, classId }, options)))
  }
  const personIds = school.teacherIds.slice(0, teacherCount)
  const issued = await issuePasswords(admin, schoolId, personIds)
  // Their first sign-in makes the temporary password the demonstration's.
  for (const { username, password } of issued) await signIn(url, username, password, demoPassword)
  return { families, teachers: issued.map((each) => ({ ...each, password: demoPassword })) }
}

export const goToWork = async (
  url: string,
  { families, teachers }: People,
  schoolId: string,
): Promise<{ families: readonly SignedInFamily[]; teachers: readonly TeacherAtWork[] }> => {
  const atWork: TeacherAtWork[] = []
  for (const { username, password } of teachers) {
    const session = await signIn(url, username, password, password)
    atWork.push({ session, journals: await openJournals(session, schoolId) })
  }
  return { families: await signInFamilies(url, families, demoPassword), teachers: atWork }
}

const readWeek = async (
  session: Session,
  { schoolId, pupilId }: Family,
  startsOn: string,
): Promise<string> =>
  JSON.stringify(
    await get<DiaryWeek>(session, `/schools/${schoolId}/diary/${pupilId}/week?date=${startsOn}`),
  )

/** Stores the very weeks the diary answers, for the bare route, and rows for the bare update; answers their mean size in bytes. */
export const storeBareWeeks = async (
  databaseUrl: string,
  families: readonly SignedInFamily[],
  startsOn: string,
): Promise<number> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  let bytes = 0
  try {
    await client.query(`
      create table bare_week (
        pupil_id uuid not null,
        starts_on date not null,
        body text not null,
        primary key (pupil_id, starts_on)
      )`)
    await client.query('alter table bare_week alter column body set storage external')
    await client.query(
      'create table bare_row (number integer primary key, version integer not null)',
    )
    await client.query('insert into bare_row select number, 0 from generate_series(1, 1000) number')
    for (const family of families) {
      const body = await readWeek(family.session, family, startsOn)
      bytes += Buffer.byteLength(body)
      await client.query('insert into bare_week (pupil_id, starts_on, body) values ($1, $2, $3)', [
        family.pupilId,
        startsOn,
        body,
      ])
    }
  } finally {
    await client.end()
  }
  return bytes / families.length
}
