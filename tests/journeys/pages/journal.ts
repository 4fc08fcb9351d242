import { expect } from '@jest/globals'
import type { Locator } from 'playwright-core'
import type { Visitor } from '../browser.ts'
import { staffNames } from '../cast.ts'
import { pressRussian } from '../keyboard.ts'
import { eventually } from '../platform.ts'
import { planWorkbook } from '../workbooks.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

/** The cell of a pupil, today's unless another day is named. */
export const cellOf = ({ page }: Visitor, surname: string, day = '21 окт'): Locator =>
  page.getByRole('gridcell', { name: new RegExp(`^${surname} .*, ${day}`) })

export const holds = (cell: Locator, value: string): Promise<true> =>
  eventually(async () => {
    const label = (await cell.getAttribute('aria-label')) ?? ''
    return (label.split(': ').at(-1) ?? '').startsWith(value) && true
  })

/** «Сохранено 13:30 · 0 в очереди» */
export const journalSays = ({ page }: Visitor, words: RegExp): Promise<void> =>
  page
    .getByRole('region', { name: 'Журнал' })
    .getByRole('status')
    .filter({ hasText: words })
    .first()
    .waitFor()

export const isSaved = (teacher: Visitor): Promise<void> =>
  journalSays(teacher, /Сохранено \d\d:\d\d · 0 в очереди/)

export const opensTheJournal = async (teacher: Visitor, subject: string): Promise<void> => {
  await teacher.link('Журналы').first().click()
  await teacher.page.getByRole('table').getByRole('link', { name: subject }).first().click()
}

/** The panel of today's lesson. */
export const opensTheLesson = async (teacher: Visitor): Promise<Locator> => {
  await teacher.button(/Урок 21 окт.*: открыть/).click()
  const panel = teacher.dialog()
  await panel.getByLabel('Тема урока').waitFor()
  return panel
}

export const savesTheLesson = async (teacher: Visitor): Promise<void> => {
  const panel = teacher.dialog()
  await panel.getByRole('button', { name: 'Сохранить', exact: true }).click()
  const saved = panel.getByRole('status').filter({ hasText: /Сохранено/ })
  await saved.waitFor()
  await teacher.page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
}

export const loadsAPlan = async (v: Visit): Promise<void> => {
  const teacher = await v.comeFirst('teacher', staffNames.maths)
  v.mathsTeacher = teacher
  // The lesson of now opens by itself.
  await teacher.heading('Сейчас').waitFor()
  await hasNoBarriers(teacher)
  await opensTheJournal(teacher, 'Математика')
  await cellOf(teacher, 'Абрамова').waitFor()
  await teacher.link('КТП').click()
  await teacher.sees(/Плана пока нет/)
  await hasNoBarriers(teacher)
  const lines = [
    { section: 'Дроби', topic: 'Обыкновенные дроби', hours: 2, homework: '§ 12, № 3' },
    { section: 'Дроби', topic: 'Сравнение дробей', hours: 1, homework: '§ 13, № 5' },
  ]
  await teacher.upload('Файл плана XLSX', 'Математика, 5 класс.xlsx', await planWorkbook(lines))
  await teacher.row(/Сравнение дробей/).waitFor()
  await teacher.sees(/Не хватает \d+ тем/)
  await hasNoBarriers(teacher)
}

export const typesMarks = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  await teacher.open(v.at(`journals/${v.courseId}`))
  const { keyboard } = teacher.page
  await cellOf(teacher, 'Абрамова').click()
  // After each the next pupil is in focus; «н» lies on the key Y in the Russian layout.
  await keyboard.press('Digit5')
  await keyboard.press('Digit4')
  await pressRussian(teacher.page, 'KeyY')
  await keyboard.press('Digit3')
  await holds(cellOf(teacher, 'Абрамова'), '5')
  await holds(cellOf(teacher, 'Белов'), '4')
  await holds(cellOf(teacher, 'Власов'), 'н')
  await holds(cellOf(teacher, 'Гусева'), '3')
  await pressRussian(teacher.page, 'KeyZ', 'Control')
  await holds(cellOf(teacher, 'Гусева'), 'пусто')
  await isSaved(teacher)
  await hasNoBarriers(teacher)
}

export const comments = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  const { page } = teacher
  await cellOf(teacher, 'Абрамова').click()
  await page.keyboard.press('F2')
  await page.getByRole('dialog').getByLabel('Комментарий к отметке').fill('Чисто и верно')
  await hasNoBarriers(teacher)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await isSaved(teacher)
  // What is saved is there after the page is opened anew.
  await page.reload()
  await holds(cellOf(teacher, 'Абрамова'), '5')
  await holds(cellOf(teacher, 'Власов'), 'н')
  await holds(cellOf(teacher, 'Гусева'), 'пусто')
  await cellOf(teacher, 'Абрамова').click()
  await teacher.sees(/Чисто и верно/)
}

export const takesTheTopicFromThePlan = async (v: Visit): Promise<void> => {
  const panel = await opensTheLesson(v.mathsTeacher)
  await panel
    .getByRole('button', { name: /^Обыкновенные дроби/ })
    .first()
    .click()
  expect(await panel.getByLabel('Тема урока').inputValue()).toBe('Обыкновенные дроби')
  expect(await panel.getByLabel('Домашнее задание').inputValue()).toBe('§ 12, № 3')
  await hasNoBarriers(v.mathsTeacher)
  await savesTheLesson(v.mathsTeacher)
}

export const isRefusedABareControlWork = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  const panel = await opensTheLesson(teacher)
  const topic = panel.getByLabel('Тема урока')
  await topic.fill('Контрольная работа № 1')
  await panel.getByRole('button', { name: 'Добавить вид работы' }).click()
  await teacher.choose(panel.getByLabel('Вид работы 2'), 'Контрольная работа')
  await panel.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await panel
    .getByText(/Основание: .*Положение школы № 39, п\. 4\.4\.1/)
    .first()
    .waitFor()
  expect(await topic.getAttribute('aria-invalid')).toBe('true')
  await hasNoBarriers(teacher)
  await topic.fill('Контрольная работа № 1 по теме «Дроби»')
  await savesTheLesson(teacher)
}
