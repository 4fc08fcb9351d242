import { expect } from '@jest/globals'
import type { PeriodClosing } from '@zvonok/contracts/zvonok/attestation/v1/closings'
import type { FinalsPage } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import type { DiaryFinals } from '@zvonok/contracts/zvonok/diary/v1/subjects'
import { staffNames } from '../cast.ts'
import { cellPath, putMark } from '../journal.ts'
import { Person } from '../person.ts'
import { eventually, today } from '../platform.ts'
import type { FoundSchool } from '../region.ts'
import { firstPeriodOf, personIdOf, pupilIdOf } from '../region.ts'
import type { Story } from '../story.ts'
import { lessonOn } from '../timetable.ts'

/** The login was issued before: with the password chosen then. */
const signInAgain = async ({ url }: Story, found: FoundSchool): Promise<Person> => {
  const { staff } = await found.admin.get<{ staff: { personId: string; username: string }[] }>(
    `${found.path}/accounts`,
  )
  const personId = personIdOf(found, staffNames.maths)
  const username = staff.find((each) => each.personId === personId)?.username ?? ''
  return new Person(url).signIn(username)
}

/** What the school has closed nobody changes, until the administrator opens it again (P-13). */
export const closesAPeriod = async (s: Story): Promise<void> => {
  const { maths } = s.zarechyeCurriculum
  const { admin, path } = s.zarechye
  const colleague = await signInAgain(s, s.zarechye)
  const { lessonId } = await lessonOn(s.zarechye, maths, today)
  const cell = { path, lessonId, pupilId: pupilIdOf(s.zarechye, 'Белова Вера') }
  const periodId = await firstPeriodOf(s.zarechye)
  const at = `${path}/closings/${periodId}`
  const closed = await admin.post<PeriodClosing>(`${at}/close`, {
    reason: 'Приказ № 41',
    expectedVersion: 0,
  })
  expect(closed.classes.every(({ isClosed }) => isClosed)).toBe(true)
  const put = (value: string) =>
    colleague.ask('PUT', cellPath(cell), { body: { value, expectedVersion: 99 } })
  // The version nobody has seen keeps the mark away also while the journal does not know yet.
  await eventually(async () => {
    const { status, body } = await put('4')
    const { policy, details } = body as { policy?: string; details?: { closedBy?: string } }
    return status === 422 && policy === 'P-13' && details?.closedBy === 'school'
  })
  await admin.post(`${at}/reopen`, { reason: 'Отметка внесена не туда', expectedVersion: 1 })
  await eventually(async () => (await put('4')).status === 409)
}

export const setsFinals = async (s: Story): Promise<void> => {
  const { maths } = s.zarechyeCurriculum
  const colleague = await signInAgain(s, s.zarechye)
  const vera = pupilIdOf(s.zarechye, 'Белова Вера')
  const zarechyeLesson = await lessonOn(s.zarechye, maths, today)
  const cell = { path: s.zarechye.path, lessonId: zarechyeLesson.lessonId, pupilId: vera }
  await putMark(colleague, cell, { value: '5' })
  const at = `${s.zarechye.path}/journals/${maths.courseId}/finals`
  const page = await eventually(async () => {
    const now = await colleague.get<FinalsPage>(at)
    return now.rows.find(({ pupilId }) => pupilId === vera)?.marks === 1 && now
  })
  const row = page.rows.find(({ pupilId }) => pupilId === vera)
  expect(row).toMatchObject({ average: 500, suggested: '5', warnings: ['TOO_FEW_MARKS'] })
  const closed = await colleague.put<FinalsPage>(at, {
    periodId: page.periodId,
    finals: page.rows.map(({ pupilId, version }) => ({
      pupilId,
      value: pupilId === vera ? '5' : '4',
      expectedVersion: version,
    })),
  })
  expect(closed.isClosed).toBe(true)
  await eventually(async () => {
    const refused = await colleague.ask('PUT', cellPath(cell), {
      body: { value: '4', expectedVersion: 1 },
    })
    const { policy } = refused.body as { policy?: string }
    return refused.status === 422 && policy === 'P-13'
  })
  const finals = await eventually(async () => {
    const now = await s.mother.get<DiaryFinals>(`${s.zarechye.path}/diary/${vera}/finals`)
    return now.years[0]?.subjects.some(({ values }) => values.includes('5')) && now
  })
  expect(finals.years[0]).toMatchObject({ year: 2026, className: '5А' })
}
