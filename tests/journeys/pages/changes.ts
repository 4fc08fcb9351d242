import { expect } from '@jest/globals'
import type { Locator } from 'playwright-core'
import type { Visitor } from '../browser.ts'
import { staffNames } from '../cast.ts'
import {
  cellOf,
  holds,
  isSaved,
  opensTheJournal,
  opensTheLesson,
  savesTheLesson,
} from './journal.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

/** Lessons of 5А in the week of today, by slot and weekday. */
const lessonAt = ({ dispatcher }: Visit, slot: number, weekday: number): Locator =>
  dispatcher
    .row(new RegExp(`^${slot}`))
    .getByRole('cell')
    .nth(weekday - 1)
    .getByRole('button')

const thursday = 4
const friday = 5

export const cancelsALesson = async (v: Visit): Promise<void> => {
  v.dispatcher = await v.comeFirst('dispatcher', staffNames.deputy)
  const { dispatcher, family } = v
  await family.open(`/diary/${v.anna}/week`)
  await dispatcher.open(v.at('lessons'))
  await dispatcher.choose(dispatcher.page.getByRole('combobox', { name: 'Класс' }), '5А')
  await lessonAt(v, 1, thursday).filter({ hasText: 'Математика' }).click()
  const card = dispatcher.dialog()
  await card.getByRole('tab', { name: 'Отмена' }).click()
  await card.getByLabel('Причина').fill('Карантин')
  await hasNoBarriers(dispatcher)
  await dispatcher.finish('Отменить урок')
  await lessonAt(v, 1, thursday).filter({ hasText: 'отменён' }).waitFor()
  // The page of the family stays open.
  await family.sees(/Урок отменён.*Карантин/)
}

export const movesALesson = async (v: Visit): Promise<void> => {
  const { dispatcher, family } = v
  await lessonAt(v, 1, friday).filter({ hasText: 'Математика' }).click()
  const card = dispatcher.dialog()
  await card.getByRole('tab', { name: 'Перенос' }).click()
  await card.getByLabel('Новая дата').fill('27.10.2026')
  await card.getByLabel('Причина').fill('По просьбе учителя')
  await card.getByRole('button', { name: 'Перенести урок' }).click()
  // The holidays have begun by then.
  await card.getByRole('alert').first().waitFor()
  await card.getByLabel('Новая дата').fill('22.10.2026')
  await card.getByLabel('Номер урока').fill('3')
  await hasNoBarriers(dispatcher)
  await dispatcher.finish('Перенести урок')
  await lessonAt(v, 3, thursday).filter({ hasText: 'перенесён с 23 октября' }).waitFor()
  await family.sees(/Перенесён с 23 октября.*По просьбе учителя/)
  await family.sees(/Перенесён на чт, 22 октября, 3-й урок.*По просьбе учителя/)
}

/** The bell of an open page knows of it, no page is opened for that. */
const isTold = async (who: Visitor, ...words: readonly RegExp[]): Promise<void> => {
  await who.button(/^Уведомления, [1-9]/).click()
  for (const each of words) {
    await who.page.getByRole('dialog').filter({ hasText: each }).waitFor()
  }
  await hasNoBarriers(who)
  await who.page.keyboard.press('Escape')
}

const substitution = /Замена: 4 урока ведёт Ильин\sО\.\sА\./

export const replacesATeacher = async (v: Visit): Promise<void> => {
  const { dispatcher, family } = v
  await dispatcher.open(v.at('changes'))
  await dispatcher
    .row(/Перенос.*Математика.*23 октября, \d-й урок → 22 октября, 3-й урок/)
    .waitFor()
  await hasNoBarriers(dispatcher)
  await dispatcher.button('Изменить много уроков').click()
  const dialog = dispatcher.dialog()
  await dialog.getByText('Заменить учителя', { exact: true }).click()
  await dialog.getByLabel('По какой день').fill('03.11.2026')
  await dispatcher.choose(dialog.getByLabel('Учитель', { exact: true }), 'Громова Н. П.')
  await dispatcher.choose(dialog.getByLabel('Кто проведёт'), 'Ильин О. А.')
  await dialog.getByLabel('Причина').fill('Больничный')
  await dialog.getByRole('button', { name: 'Показать, что изменится' }).click()
  // Today, the one moved, and two days after the holidays; the cancelled one stays as it is.
  await dialog.getByText('Изменятся 4 урока.').waitFor()
  await hasNoBarriers(dispatcher)
  await dispatcher.finish('Заменить учителя на 4 уроках')
  await dispatcher.row(/Замена.*Больничный/).waitFor()
  await family.sees(/Замена: ведёт Ильин/)
}

/** Who is replaced and the family hear of all three changes in the pages they have open; the substitute of the own one. */
export const tellsThoseConcerned = async (v: Visit): Promise<void> => {
  const others = [/Математика.*: урок отменён/, /Математика.*: урок перенесён на 22 октября, чт/]
  await isTold(v.family, substitution, ...others)
  await isTold(v.mathsTeacher, substitution, ...others, /Причина: Больничный/)
  v.substitute = await v.comeFirst('substitute', staffNames.substitute)
  const { substitute } = v
  await isTold(substitute, substitution)
  await substitute.open('/notices')
  await substitute.sees(substitution)
  await substitute.sees(/Математика 5А.*Больничный/)
  expect(await substitute.page.getByText(/урок отменён/).count()).toBe(0)
  await hasNoBarriers(substitute)
}

export const fillsJustThoseLessons = async (v: Visit): Promise<void> => {
  const { substitute } = v
  await opensTheJournal(substitute, 'Математика')
  const panel = await opensTheLesson(substitute)
  await panel.getByLabel('Домашнее задание').fill('§ 12, № 4')
  await savesTheLesson(substitute)
  await cellOf(substitute, 'Дроздов').click()
  await substitute.page.keyboard.press('Digit4')
  await holds(cellOf(substitute, 'Дроздов'), '4')
  await isSaved(substitute)
  await v.family.sees('§ 12, № 4')
  const before = substitute.page.getByRole('gridcell', { name: /^Дроздов .*, 20 окт/ })
  await before.click()
  await substitute.page.keyboard.press('Digit5')
  await substitute.sees(/не ваш урок|ведёт другой/i)
  expect(await before.innerText()).toBe('')
  await hasNoBarriers(substitute)
}

/** Who saves second sees what stands there now, and decides. */
export const twoTeachersMeetInACell = async (v: Visit): Promise<void> => {
  const { mathsTeacher: first, substitute: second } = v
  await first.open(v.at(`journals/${v.courseId}`))
  await cellOf(first, 'Егорова').waitFor()
  await second.page.context().setOffline(true)
  await cellOf(second, 'Егорова').click()
  await second.page.keyboard.press('Digit4')
  await cellOf(first, 'Егорова').click()
  await first.page.keyboard.press('Digit5')
  await isSaved(first)
  await second.page.context().setOffline(false)
  await cellOf(second, 'Егорова').click()
  const told = second.page
    .getByRole('alert')
    .filter({ hasText: /Громова.*здесь уже 5\. Вы ввели 4/ })
  await told.waitFor()
  await hasNoBarriers(second)
  await told.getByRole('button', { name: 'Оставить 5' }).click()
  await holds(cellOf(second, 'Егорова'), '5')
  await holds(cellOf(first, 'Егорова'), '5')
}
