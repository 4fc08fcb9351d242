import { expect } from '@jest/globals'
import type { IssueCredentialsResponse } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import type { Visitor } from '../browser.ts'
import { staffNames } from '../cast.ts'
import { openJournal } from '../journal.ts'
import { pressRussian } from '../keyboard.ts'
import { eventually, today } from '../platform.ts'
import { personIdOf } from '../region.ts'
import { watchStates } from './cell-states.ts'
import { cellOf, holds, opensTheJournal, opensTheLesson } from './journal.ts'
import { hasNoBarriers } from './visit.ts'
import type { OtherSchool, Visit } from './visit.ts'

/** The teacher of mathematics of another school, before the journal of 5А. */
const comeFrom = async (v: Visit, name: string, other: OtherSchool): Promise<Visitor> => {
  const { found, curriculum } = other
  const { courseId } = curriculum.maths
  const personIds = [personIdOf(found, staffNames.maths)]
  const { credentials } = await eventually(async () => {
    const { status, body } = await found.admin.ask('POST', `${found.path}/accounts`, {
      body: { personIds },
    })
    return status === 200 && (body as IssueCredentialsResponse)
  })
  const [slip] = credentials
  if (slip === undefined) throw new Error('no login')
  const visitor = await v.come(name)
  await visitor.signInFirst(slip)
  await openJournal(found.admin, found.path, courseId, today)
  await visitor.open(v.at(`journals/${courseId}`, found))
  await cellOf(visitor, 'Абрамова').waitFor()
  return visitor
}

/** Samara has a letter for coming late. */
export const notesWhoCameLate = async (v: Visit): Promise<void> => {
  const [sota] = await v.others
  const teacher = await comeFrom(v, 'teacher-sota', sota)
  const panel = await opensTheLesson(teacher)
  await panel.getByLabel('Тема урока').fill('Сложение дробей')
  await panel.getByLabel('Домашнее задание').fill('№ 214')
  await panel.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await panel
    .getByRole('status')
    .filter({ hasText: /Сохранено/ })
    .waitFor()
  await panel.getByRole('tab', { name: 'Посещаемость' }).click()
  await panel.getByRole('button', { name: /^Бобров/ }).click()
  await panel.getByRole('button', { name: /опоздание/ }).click()
  await panel.getByText(/1 опоздал/).waitFor()
  await hasNoBarriers(teacher)
  await teacher.page.keyboard.press('Escape')
  await cellOf(teacher, 'Бобров').click()
  await teacher.page.keyboard.press('Digit4')
  await cellOf(teacher, 'Бобров').filter({ hasText: /ОП.*4/ }).waitFor()
}

/** Moscow oblast closes a lesson two weeks after it. */
export const isTooLate = async (v: Visit): Promise<void> => {
  const [, zarechye] = await v.others
  const teacher = await comeFrom(v, 'teacher-zarechye', zarechye)
  v.zarechyeTeacher = teacher
  const old = teacher.page.getByRole('gridcell', { name: /^Белова .*, 15 сент/ })
  await old.click()
  await teacher.page.keyboard.press('Digit5')
  await teacher.sees(/Основание: /)
  expect(await old.innerText()).toBe('')
  await hasNoBarriers(teacher)
}

/** Vera was late the day before; her mother will read it. */
export const notesWhoCameLateInMoscowOblast = async (v: Visit): Promise<void> => {
  const { zarechyeTeacher: teacher } = v
  const cell = cellOf(teacher, 'Белова', '20 окт')
  await cell.click()
  const states = await watchStates(teacher)
  await pressRussian(teacher.page, 'KeyJ')
  await holds(cell, 'О')
  await states.has(cell, 'saved')
}

export const marksNothingInGradeOne = async (v: Visit): Promise<void> => {
  const teacher = await v.comeFirst('teacher-primary', staffNames.primary)
  await opensTheJournal(teacher, 'Математика')
  await cellOf(teacher, 'Яшина').click()
  await teacher.page.keyboard.press('Digit5')
  // What was refused stays to be read until the teacher takes it away.
  await teacher.page
    .getByRole('alert')
    .filter({ hasText: /Основание: .*п\. 3\.7/ })
    .waitFor()
  await teacher.button('Убрать введённое').click()
  await holds(cellOf(teacher, 'Яшина'), 'пусто')
  await hasNoBarriers(teacher)
}
