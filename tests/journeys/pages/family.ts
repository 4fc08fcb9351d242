import { expect } from '@jest/globals'
import type { Visitor } from '../browser.ts'
import { gosuslugiMother, stranger } from '../cast.ts'
import { darkPhone, phone } from '../devices.ts'
import { password } from '../person.ts'
import { pupilIdOf } from '../region.ts'
import { cellOf, isSaved } from './journal.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

export const handsOutCodes = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  await teacher.open(v.at('invites'))
  await teacher.button('Выдать всем, у кого нет кода').first().click()
  await teacher.row(/Абрамова А.*сам ученик/).waitFor()
  await hasNoBarriers(teacher)
}

/** As it is printed on the slip. */
const codeOf = async ({ mathsTeacher }: Visit, row: RegExp): Promise<string> =>
  (await mathsTeacher.row(row).locator('code').innerText()).trim()

const activates = async (
  family: Visitor,
  code: string,
  { username, whom }: { readonly username: string; readonly whom: string },
): Promise<void> => {
  const { page } = family
  await page.getByLabel('Код с листка').fill(code)
  await hasNoBarriers(family)
  await family.button('Продолжить').click()
  await family.sees(whom)
  // Anna is too young for an account there, her mother is not.
  const isOffered = await family.link('Продолжить через Госуслуги').isVisible()
  expect(isOffered).toBe(whom.startsWith('Ребёнок'))
  await page.getByRole('textbox', { name: 'Логин' }).fill(username)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByLabel('Пароль ещё раз').fill(password)
  await hasNoBarriers(family)
  await family.button('Создать доступ').click()
  await family.heading('Доступ создан').waitFor()
  await family.link('Войти').click()
  await family.answer(username)
  await family.isIn()
}

export const activatesByCode = async (v: Visit): Promise<void> => {
  v.family = await v.come('parent', phone)
  const { family } = v
  const code = await codeOf(v, /Абрамова А.*Абрамова Е/)
  await family.open('/sign-in')
  await family.link(/^По коду приглашения/).click()
  await activates(family, code.toLowerCase(), { username: 'abramova', whom: 'Ребёнок: Анна' })
}

export const seesTheOwnChildOnly = async (v: Visit): Promise<void> => {
  const { family } = v
  await family.open(`/diary/${pupilIdOf(v.school, 'Белов Борис')}/week`)
  await family.sees('Этого дневника у вас нет')
  await hasNoBarriers(family)
  await family.open(`/diary/${v.anna}/week`)
  await family.button(/^5, .*Чисто и верно/).waitFor()
  await family.sees('§ 12, № 3')
  await hasNoBarriers(family)
}

/** Under 14 there is no account at Gosuslugi. */
export const aYoungPupilEnters = async (v: Visit): Promise<void> => {
  const pupil = await v.come('pupil', phone)
  await pupil.open('/sign-in')
  await pupil.button(/^Вход для детей до 14 лет/).click()
  await pupil.link(/^В первый раз/).click()
  const code = await codeOf(v, /Абрамова А.*сам ученик/)
  await activates(pupil, code, { username: 'anna.abramova', whom: 'Для ученика: Анна' })
  await pupil.button(/^5, .*Чисто и верно/).waitFor()
  await hasNoBarriers(pupil)
  await pupil.link('Оценки').click()
  await pupil.sees('5,00')
  await hasNoBarriers(pupil)
  await pupil.open(`/diary/${pupilIdOf(v.school, 'Белов Борис')}/week`)
  await pupil.sees('Этого дневника у вас нет')
}

export const seesAMarkByItself = async (v: Visit): Promise<void> => {
  const { family, mathsTeacher: teacher } = v
  const loads: string[] = []
  family.page.on('load', () => loads.push(family.page.url()))
  await teacher.open(v.at(`journals/${v.courseId}`))
  const tookMs: number[] = []
  await cellOf(teacher, 'Абрамова').click()
  for (const value of ['4', '3', '5']) {
    const began = performance.now()
    await teacher.page.keyboard.press(`Digit${value}`)
    const mark = family.button(new RegExp(`^${value}, `)).first()
    await mark.waitFor()
    tookMs.push(Math.round(performance.now() - began))
    await teacher.page.keyboard.press('ArrowUp')
  }
  await isSaved(teacher)
  expect(loads).toEqual([])
  expect(tookMs.toSorted((a, b) => a - b)[1]).toBeLessThan(1000)
  process.stdout.write(`a mark typed is seen in the open diary after ${tookMs.join(', ')} ms\n`)
}

export const aNoticeArrives = async (v: Visit): Promise<void> => {
  const { family } = v
  await family.button(/^Уведомления, [1-9]/).click()
  await family.sees(/оценка исправлена с 3 на 5/)
  await hasNoBarriers(family)
  await family.page.keyboard.press('Escape')
}

export const entersThroughGosuslugi = async (v: Visit): Promise<void> => {
  const mother = await v.come('mother', darkPhone)
  v.motherOfTwo = mother
  await mother.open('/sign-in')
  await mother.link(/^Госуслуги/).click()
  await mother.page.getByLabel('СНИЛС').fill(gosuslugiMother.snils)
  await hasNoBarriers(mother)
  await mother.button('Войти').click()
  await mother.isIn()
  await mother.open(`/diary/${pupilIdOf(v.school, 'Белов Борис')}/week`)
  await mother.button(/^4, /).waitFor()
  await mother.page.locator('html[data-mantine-color-scheme="dark"]').waitFor()
  await hasNoBarriers(mother)
  await mother.open(`/diary/${v.anna}/week`)
  await mother.sees('Этого дневника у вас нет')
}

/** Whom no school knows is told so, and is not brought back to the same «no» by every other way. */
export const isRefusedAStranger = async (v: Visit): Promise<void> => {
  const guest = await v.come('stranger', darkPhone)
  const { page } = guest
  await guest.open('/sign-in')
  await guest.link(/^Госуслуги/).click()
  await page.getByLabel('СНИЛС').fill(stranger.snils)
  await guest.button('Войти').click()
  await guest.sees('По СНИЛС из Госуслуг в школах никого не нашлось')
  await hasNoBarriers(guest)
  await guest.signIn('abramova')
  await guest.sees('Анна')
}
