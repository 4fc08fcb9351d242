import { expect } from '@jest/globals'
import type { Locator } from 'playwright-core'
import { staffNames } from '../cast.ts'
import { openJournal } from '../journal.ts'
import { Person } from '../person.ts'
import { eventually, today } from '../platform.ts'
import { comeStaff, hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

/** Today's cell of a pupil. */
export const cellOf = ({ mathsTeacher }: Visit, surname: string): Locator =>
  mathsTeacher.page.getByRole('gridcell', { name: new RegExp(`^${surname} .*, 21 окт`) })

export const holds = (cell: Locator, value: string): Promise<true> =>
  eventually(async () => {
    const label = (await cell.getAttribute('aria-label')) ?? ''
    return (label.split(': ').at(-1) ?? '').startsWith(value) && true
  })

/** «Сохранено 13:30 · 0 в очереди». */
export const isSaved = async ({ mathsTeacher }: Visit): Promise<void> => {
  const bar = mathsTeacher.page.getByRole('region', { name: 'Журнал' }).getByRole('status')
  await bar
    .filter({ hasText: /Сохранено \d\d:\d\d · 0 в очереди/ })
    .first()
    .waitFor()
}

export const typesMarks = async (v: Visit): Promise<void> => {
  const { visitor, username } = await comeStaff(v, 'teacher', staffNames.maths)
  v.mathsTeacher = visitor
  v.teacher = await new Person(v.url).signIn(username)
  await openJournal(v.teacher, v.school.path, v.courseId, today)
  await visitor.open(v.at('journals'))
  await visitor.heading('Журналы').waitFor()
  await hasNoBarriers(visitor)
  await visitor.open(v.at(`journals/${v.courseId}`))
  const { keyboard } = visitor.page
  await cellOf(v, 'Абрамова').click()
  // After each the next pupil is in focus; «н» lies on the key Y in the Russian layout.
  await keyboard.press('Digit5')
  await keyboard.press('Digit4')
  await keyboard.press('KeyY')
  await keyboard.press('Digit3')
  await holds(cellOf(v, 'Абрамова'), '5')
  await holds(cellOf(v, 'Белов'), '4')
  await holds(cellOf(v, 'Власов'), 'н')
  await holds(cellOf(v, 'Гусева'), '3')
  await keyboard.press('Control+KeyZ')
  await holds(cellOf(v, 'Гусева'), 'пусто')
  await isSaved(v)
  await hasNoBarriers(visitor)
}

export const comments = async (v: Visit): Promise<void> => {
  const { page } = v.mathsTeacher
  await cellOf(v, 'Абрамова').click()
  await page.keyboard.press('F2')
  await page.getByRole('dialog').getByLabel('Комментарий к отметке').fill('Чисто и верно')
  await hasNoBarriers(v.mathsTeacher)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await isSaved(v)
  // What is saved is there after the page is opened anew.
  await page.reload()
  await holds(cellOf(v, 'Абрамова'), '5')
  await holds(cellOf(v, 'Власов'), 'н')
  await holds(cellOf(v, 'Гусева'), 'пусто')
  await cellOf(v, 'Абрамова').click()
  await v.mathsTeacher.sees(/Чисто и верно/)
}

export const isRefusedABareControlWork = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  await teacher.button(/^.*Урок 21 окт.*: открыть/).click()
  const panel = teacher.page.getByRole('dialog')
  await panel.getByLabel('Тема урока').fill('Контрольная работа № 1')
  await panel.getByRole('button', { name: 'Добавить вид работы' }).click()
  const kinds = panel.getByRole('combobox', { name: 'Вид работы 2' })
  const control = kinds.locator('option', { hasText: 'Контрольная работа' }).first()
  await kinds.selectOption((await control.getAttribute('value')) ?? '')
  await panel.getByRole('button', { name: 'Сохранить' }).click()
  await panel
    .getByText(/Основание: .*Положение школы № 39, п\. 4\.4\.1/)
    .first()
    .waitFor()
  const topic = panel.getByLabel('Тема урока')
  expect(await topic.getAttribute('aria-invalid')).toBe('true')
  await hasNoBarriers(teacher)
  await topic.fill('Контрольная работа № 1 по теме «Дроби»')
  await panel.getByLabel('Домашнее задание').fill('§ 12, № 3')
  await panel.getByRole('button', { name: 'Сохранить' }).click()
  await panel
    .getByRole('status')
    .filter({ hasText: /Сохранено/ })
    .waitFor()
  await teacher.page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
}
