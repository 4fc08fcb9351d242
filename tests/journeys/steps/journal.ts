import { expect } from '@jest/globals'
import type { LessonPanel } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import type { Plan } from '@zvonok/contracts/zvonok/journal/v1/plans'
import type { ListWorkTypesResponse } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import { staffNames } from '../cast.ts'
import { cellPath, openJournal, openLesson, putMark, refusedMark } from '../journal.ts'
import { today, yesterday } from '../platform.ts'
import { pupilIdOf, signInStaff } from '../region.ts'
import type { Story } from '../story.ts'
import { lessonOn } from '../timetable.ts'
import { planWorkbook } from '../workbooks.ts'

export const loadsAPlan = async (s: Story): Promise<void> => {
  s.teacher = await signInStaff(s.school, staffNames.maths)
  const { courseId } = s.curriculum.maths
  await openJournal(s.teacher, s.school.path, courseId, today)
  const plan = await s.teacher.upload<Plan>(
    'PUT',
    `${s.school.path}/journals/${courseId}/plan`,
    await planWorkbook([
      { section: 'Дроби', topic: 'Обыкновенные дроби', hours: 2, homework: '§ 12, № 3' },
      { section: 'Дроби', topic: 'Сравнение дробей', hours: 1, homework: '§ 13, № 5' },
    ]),
    { name: 'Математика, 5 класс', expectedVersion: '0' },
  )
  expect(plan.items).toHaveLength(3)
  const panel = await openLesson(s.teacher, s.school.path, s.lesson.lessonId)
  expect(panel.offers[0]).toMatchObject({ topic: 'Обыкновенные дроби', homework: '§ 12, № 3' })
}

export const refusesABareControlWork = async (s: Story): Promise<void> => {
  const { workTypes } = await s.teacher.get<ListWorkTypesResponse>(`${s.school.path}/work-types`)
  const control = workTypes.find(({ needsTheme }) => needsTheme)
  const at = `${s.school.path}/journal-lessons/${s.lesson.lessonId}`
  const works = [
    { number: 1, workTypeId: workTypes.find(({ isDefault }) => isDefault)!.workTypeId },
    { number: 2, workTypeId: control!.workTypeId },
  ]
  const bare = await s.teacher.refused('PUT', at, { topic: 'Контрольная работа № 1', works })
  expect(bare.violations?.[0]).toMatchObject({ field: 'topic', reason: 'TOPIC_WITHOUT_THEME' })
  expect(JSON.stringify(bare)).toContain('Положение школы № 39, п. 4.4.1')

  const { offers } = await openLesson(s.teacher, s.school.path, s.lesson.lessonId)
  const filled = await s.teacher.put<LessonPanel>(at, {
    topic: 'Контрольная работа № 1 по теме «Дроби»',
    homework: offers[0]!.homework,
    works,
    planItemId: offers[0]!.planItemId,
  })
  expect(filled.lesson).toMatchObject({ homework: '§ 12, № 3' })
}

export const entersMarksAndAbsences = async (s: Story): Promise<void> => {
  const cell = { path: s.school.path, lessonId: s.lesson.lessonId, pupilId: s.anna }
  expect(
    await putMark(s.teacher, { ...cell, workNumber: 2 }, { value: '4', comment: 'Чисто' }),
  ).toMatchObject({
    value: '4',
    version: 1,
  })
  expect(await refusedMark(s.teacher, cell, '5-')).toMatchObject({ status: 400 })
  expect(await refusedMark(s.teacher, cell, '7')).toMatchObject({ status: 400 })
  const absent = pupilIdOf(s.school, 'Власов Глеб')
  await s.teacher.put(`${s.school.path}/journal-lessons/${s.lesson.lessonId}/attendance`, {
    entries: [{ pupilId: absent, code: 'н' }],
  })
  expect(await refusedMark(s.teacher, { ...cell, pupilId: absent }, '5')).toMatchObject({
    reason: 'PUPIL_ABSENT',
  })
  const foreignCode = await s.teacher.refused(
    'PUT',
    `${s.school.path}/journal-lessons/${s.lesson.lessonId}/attendance`,
    { entries: [{ pupilId: absent, code: 'ОП', version: 1 }] },
  )
  expect(JSON.stringify(foreignCode)).toContain('Положение лицея № 10, п. 3.2.5')
  // Anna was ill the day before; her family will read it.
  const before = await lessonOn(s.school, s.curriculum.maths, yesterday)
  await s.teacher.put(`${s.school.path}/journal-lessons/${before.lessonId}/attendance`, {
    entries: [{ pupilId: s.anna, code: 'б' }],
  })
}

export const marksNothingInGradeOne = async (s: Story): Promise<void> => {
  const primary = await signInStaff(s.school, staffNames.primary)
  const { primary: course } = s.curriculum
  await openJournal(primary, s.school.path, course!.courseId, today)
  const first = await lessonOn(s.school, course!, today)
  const cell = {
    path: s.school.path,
    lessonId: first.lessonId,
    pupilId: pupilIdOf(s.school, 'Яшина Мила'),
  }
  expect(JSON.stringify(await refusedMark(primary, cell, '5'))).toContain('п. 3.7')
}

export const differsByPolicy = async (s: Story): Promise<void> => {
  s.sotaTeacher = await signInStaff(s.sota, staffNames.maths)
  await openJournal(s.sotaTeacher, s.sota.path, s.sotaLesson.courseId, today)
  const late = await s.sotaTeacher.put<{ entries: { code: string }[] }>(
    `${s.sota.path}/journal-lessons/${s.sotaLesson.lessonId}/attendance`,
    { entries: [{ pupilId: pupilIdOf(s.sota, 'Бобров Иван'), code: 'ОП' }] },
  )
  expect(late.entries[0]?.code).toBe('ОП')

  const zarechyeTeacher = await signInStaff(s.zarechye, staffNames.maths)
  const { maths } = s.zarechyeCurriculum
  await openJournal(zarechyeTeacher, s.zarechye.path, maths.courseId, today)
  const old = await lessonOn(s.zarechye, maths, '2026-09-15')
  const cell = {
    path: s.zarechye.path,
    lessonId: old.lessonId,
    pupilId: pupilIdOf(s.zarechye, 'Белова Вера'),
  }
  expect(await refusedMark(zarechyeTeacher, cell, '5')).toMatchObject({
    reason: 'EDIT_WINDOW_CLOSED',
    policy: 'P-12',
  })
  // Vera was late the day before; her mother will read it.
  const recent = await lessonOn(s.zarechye, maths, yesterday)
  await zarechyeTeacher.put(`${s.zarechye.path}/journal-lessons/${recent.lessonId}/attendance`, {
    entries: [{ pupilId: cell.pupilId, code: 'О' }],
  })
}

export const settlesRaces = async (s: Story): Promise<void> => {
  const cell = {
    path: s.school.path,
    lessonId: s.lesson.lessonId,
    pupilId: pupilIdOf(s.school, 'Гусева'),
  }
  await putMark(s.teacher, cell, { value: '3' })
  expect(await refusedMark(s.teacher, cell, '5')).toMatchObject({ status: 409 })
  const key = 'the-same-key-for-two-marks'
  const other = cellPath({ ...cell, pupilId: pupilIdOf(s.school, 'Дроздов') })
  await s.teacher.put(other, { value: '4' }, key)
  await s.teacher.put(other, { value: '4' }, key)
  const reused = await s.teacher.ask('PUT', other, { body: { value: '5' }, key })
  expect(reused).toMatchObject({ status: 409, body: { reason: 'IDEMPOTENCY_KEY_REUSED' } })
}
