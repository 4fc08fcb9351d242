import { staffNames } from '../cast.ts'
import { grantTo } from '../region.ts'
import { comeStaff, hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

export const cancelsALesson = async (v: Visit): Promise<void> => {
  const { visitor: dispatcher } = await comeStaff(v, 'dispatcher', staffNames.deputy)
  const { page } = dispatcher
  await dispatcher.open(v.at('lessons'))
  await page.getByRole('combobox', { name: 'Класс' }).selectOption({ label: '5А' })
  // The first lesson of Thursday, 22 October.
  const thursday = page.getByRole('row', { name: /^1 / }).getByRole('cell').nth(3)
  await thursday.getByRole('button', { name: /Математика/ }).waitFor()
  await hasNoBarriers(dispatcher)
  await thursday.getByRole('button', { name: /Математика/ }).click()
  const card = page.getByRole('dialog')
  await card.getByRole('tab', { name: 'Отмена' }).click()
  await card.getByLabel('Причина').fill('Карантин')
  await hasNoBarriers(dispatcher)
  await card.getByRole('button', { name: 'Отменить урок' }).click()
  await dispatcher.sees('отменён')
  // The page of the family has been open all the time.
  await v.family.sees(/Урок отменён.*Карантин/)
}

export const setsFinalsByHand = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher, family } = v
  await teacher.open(v.at(`journals/${v.courseId}/finals`))
  const fields = teacher.page.getByRole('textbox', { name: /: итоговая отметка$/ })
  await fields.first().click()
  for (const value of '544444') await teacher.page.keyboard.press(`Digit${value}`)
  await hasNoBarriers(teacher)
  await teacher.button('Сохранить итоговые').click()
  await teacher.sees('Всё сохранено.')
  await family.open(`/diary/${v.anna}/finals`)
  await family.page.getByRole('row', { name: /Математика.*5/ }).waitFor()
  await hasNoBarriers(family)
}

export const isInspectedFromAbove = async (v: Visit): Promise<void> => {
  await grantTo(v.authority, 'inspector', 'inspector')
  const inspector = await v.come('inspector')
  await inspector.signIn('inspector')
  await inspector.open('/region/overview')
  const { school } = v.school
  for (const level of ['Городской округ Рябиновск', school.shortName, '5А']) {
    await inspector.page.getByRole('table').getByRole('link', { name: level }).first().click()
    await inspector.heading(new RegExp(level)).first().waitFor()
    await hasNoBarriers(inspector)
  }
  const lesson = inspector.page.getByRole('row', { name: /по теме «Дроби»/ })
  await lesson.getByRole('link', { name: 'Математика' }).click()
  await inspector.heading(/Математика/).waitFor()
  await inspector.sees(/по теме «Дроби»/)
  await hasNoBarriers(inspector)
  await v.admin.open(v.at('readings'))
  for (const what of ['обзор школы', 'обзор класса', 'урок']) {
    await v.admin.page
      .getByRole('row', { name: new RegExp(what) })
      .first()
      .waitFor()
  }
  await hasNoBarriers(v.admin)
}
