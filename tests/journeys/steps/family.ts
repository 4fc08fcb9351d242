import { expect } from '@jest/globals'
import type { DiarySubjects } from '@zvonok/contracts/zvonok/diary/v1/subjects'
import type { DiaryLesson } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import type { InviteCheck, ListInvitesResponse } from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { ListNoticesResponse } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { gosuslugiMother, stranger } from '../cast.ts'
import { diaryLesson, openWeek, putMark } from '../journal.ts'
import { password, Person } from '../person.ts'
import { eventually, today, yesterday } from '../platform.ts'
import { classIdOf, pupilIdOf } from '../region.ts'
import type { Story } from '../story.ts'
import { lessonOn } from '../timetable.ts'

const inviteOf = ({ invites }: Story, role: string, name: string): string =>
  invites.find((invite) => invite.role === role && invite.pupilName.startsWith(name))?.code ?? ''

export const activatesAParent = async (s: Story): Promise<void> => {
  const classId = classIdOf(s.school, '5А')
  s.invites = await eventually(async () => {
    const issued = await s.teacher.ask('POST', `${s.school.path}/classes/${classId}/invites`, {
      body: {},
    })
    return issued.status === 200 && (issued.body as ListInvitesResponse).invites
  })
  s.parent = new Person(s.url)
  expect(
    await s.parent.refused('POST', '/activation/check', { code: '0000-0000-0000' }),
  ).toMatchObject({ reason: expect.stringMatching(/INVITE/) })
  const code = inviteOf(s, 'parent', 'Абрамова')
  const check = await s.parent.post<InviteCheck>('/activation/check', {
    code: code.toLowerCase(),
  })
  expect(check).toMatchObject({ className: '5А', pupilGivenName: 'Анна', role: 'parent' })
  await s.parent.post('/activation', { code, username: 'abramova', password })
  await s.parent.signIn('abramova')
  const again = await new Person(s.url).refused('POST', '/activation/check', { code })
  expect(again.reason).toBe('INVITE_USED')
}

export const letsAYoungPupilIn = async (s: Story): Promise<void> => {
  s.pupil = new Person(s.url)
  const code = inviteOf(s, 'pupil', 'Абрамова')
  expect(await s.pupil.post<InviteCheck>('/activation/check', { code })).toMatchObject({
    isUnder14: true,
    role: 'pupil',
  })
  await s.pupil.post('/activation', { code, username: 'anna.abramova', password })
  await s.pupil.signIn('anna.abramova')
  expect((await s.pupil.session()).grants).toMatchObject([{ role: 'pupil', pupilId: s.anna }])
}

export const letsAMotherInThroughGosuslugi = async (s: Story): Promise<void> => {
  s.mother = await new Person(s.url).signInThroughGosuslugi(gosuslugiMother.oid)
  const { grants } = await s.mother.session()
  expect(new Set(grants.map(({ pupilId }) => pupilId))).toEqual(
    new Set([pupilIdOf(s.school, 'Белов Борис'), pupilIdOf(s.zarechye, 'Белова Вера')]),
  )
  await expect(new Person(s.url).signInThroughGosuslugi(stranger.oid)).rejects.toThrow(
    /led to \/sign-in/,
  )
}

export const showsOwnChildrenOnly = async (s: Story): Promise<void> => {
  const seen = await diaryLesson(
    s.parent,
    { path: s.school.path, pupilId: s.anna },
    s.lesson,
    ({ marks }) => marks?.length > 0,
  )
  expect(seen).toMatchObject({
    homework: '§ 12, № 3',
    marks: [{ value: '4', comment: 'Чисто' }],
  })
  expect(
    await diaryLesson(s.pupil, { path: s.school.path, pupilId: s.anna }, s.lesson),
  ).toMatchObject(seen)
  const subjects = await s.parent.get<DiarySubjects>(`${s.school.path}/diary/${s.anna}/subjects`)
  expect(subjects.subjects.find(({ name }) => name === 'Математика')).toMatchObject({
    average: 400,
  })
  const boris = pupilIdOf(s.school, 'Белов Борис')
  for (const reader of [s.parent, s.pupil]) {
    const foreign = await reader.refused(
      'GET',
      `${s.school.path}/diary/${boris}/week?date=${today}`,
    )
    expect([403, 404]).toContain(foreign.status)
  }
  const mixed = await s.mother.refused(
    'GET',
    `${s.school.path}/diary/${pupilIdOf(s.zarechye, 'Белова Вера')}/week?date=${today}`,
  )
  expect([403, 404]).toContain(mixed.status)
}

/** An absence and a lateness, in the week and in the count of the period. */
export const showsAttendance = async (s: Story): Promise<void> => {
  const vera = pupilIdOf(s.zarechye, 'Белова Вера')
  const missed = await lessonOn(s.school, s.curriculum.maths, yesterday)
  const cameLate = await lessonOn(s.zarechye, s.zarechyeCurriculum.maths, yesterday)
  const isNoted = ({ absence }: DiaryLesson): boolean => absence !== undefined
  for (const reader of [s.parent, s.pupil]) {
    const at = { path: s.school.path, pupilId: s.anna }
    expect(await diaryLesson(reader, at, missed, isNoted)).toMatchObject({
      absence: { code: 'б', label: 'по болезни', kind: 'sick' },
    })
    const page = await reader.get<DiarySubjects>(`${s.school.path}/diary/${s.anna}/subjects`)
    expect(page).toMatchObject({ missed: 1, missedUnexcused: 0, late: 0 })
  }
  const at = { path: s.zarechye.path, pupilId: vera }
  expect(await diaryLesson(s.mother, at, cameLate, isNoted)).toMatchObject({
    absence: { code: 'О', label: 'опоздание', kind: 'late' },
  })
  const page = await s.mother.get<DiarySubjects>(`${s.zarechye.path}/diary/${vera}/subjects`)
  expect(page).toMatchObject({ missed: 0, late: 1 })
}

export const showsAMarkByItself = async (s: Story): Promise<void> => {
  await using page = await s.parent.hear(`diary:${s.school.school.schoolId}:${s.anna}`)
  await openWeek(s.parent, s.school.path, s.anna, today)
  const cell = { path: s.school.path, lessonId: s.lesson.lessonId, pupilId: s.anna }
  const tookMs: number[] = []
  for (const [at, value] of ['5', '4', '3', '4', '5'].entries()) {
    const began = performance.now()
    await putMark(s.teacher, cell, { value, expectedVersion: at })
    for (;;) {
      await page.next('diary')
      const week = await openWeek(s.parent, s.school.path, s.anna, today)
      const shown = week.days
        .flatMap(({ lessons }) => lessons ?? [])
        .find(({ lessonId }) => lessonId === s.lesson.lessonId)
      if (shown?.marks.some((mark) => mark.value === value && mark.comment === '')) break
    }
    tookMs.push(performance.now() - began)
  }
  // The middle of five: the machine that tests does other things as well.
  expect(tookMs.toSorted((a, b) => a - b)[2]).toBeLessThan(1000)
  await page.next('notices')
  const { notices } = await s.parent.get<ListNoticesResponse>('/notices')
  expect(notices.map(({ kind }) => kind)).toContain('MARK')
}
