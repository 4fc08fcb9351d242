import { expect } from '@jest/globals'
import type { ListInvitesResponse } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { gosuslugiMother, stranger } from '../cast.ts'
import { password } from '../person.ts'
import { eventually } from '../platform.ts'
import { classIdOf, pupilIdOf } from '../region.ts'
import { cellOf, isSaved } from './journal.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

const parentCode = async (v: Visit, pupil: string): Promise<string> => {
  const at = `${v.school.path}/classes/${classIdOf(v.school, '5А')}/invites`
  const { invites } = await eventually(async () => {
    const { status, body } = await v.teacher.ask('POST', at, { body: {} })
    return status === 200 && (body as ListInvitesResponse)
  })
  const found = invites.find((each) => each.role === 'parent' && each.pupilName.startsWith(pupil))
  return found?.code ?? ''
}

export const activatesByCode = async (v: Visit): Promise<void> => {
  v.family = await v.come('parent')
  const { family } = v
  const { page } = family
  await family.open('/diary/activation')
  await page.getByLabel('Код с листка').fill(await parentCode(v, 'Абрамова'))
  await hasNoBarriers(family)
  await family.button('Продолжить').click()
  await family.sees(/Ребёнок: Анна/)
  // Anna is too young for an account there, her mother is not.
  await family.link('Продолжить через Госуслуги').waitFor()
  await page.getByRole('textbox', { name: 'Логин' }).fill('abramova')
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByLabel('Пароль ещё раз').fill(password)
  await hasNoBarriers(family)
  await family.button('Создать доступ').click()
  await family.heading('Доступ создан').waitFor()
  await hasNoBarriers(family)
  await family.signIn('abramova')
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

export const seesAMarkByItself = async (v: Visit): Promise<void> => {
  const { page } = v.family
  const loads: string[] = []
  page.on('load', () => loads.push(page.url()))
  const tookMs: number[] = []
  await cellOf(v, 'Абрамова').click()
  for (const value of ['4', '3', '5']) {
    const began = performance.now()
    await v.mathsTeacher.page.keyboard.press(`Digit${value}`)
    await v.family
      .button(new RegExp(`^${value}, `))
      .first()
      .waitFor()
    tookMs.push(Math.round(performance.now() - began))
    await v.mathsTeacher.page.keyboard.press('ArrowUp')
  }
  await isSaved(v)
  expect(loads).toEqual([])
  // The middle of three: the machine that tests does other things as well.
  expect(tookMs.toSorted((a, b) => a - b)[1]).toBeLessThan(1000)
  process.stdout.write(`a mark typed is seen in the open diary after ${tookMs.join(', ')} ms\n`)
}

export const entersThroughGosuslugi = async (v: Visit): Promise<void> => {
  const mother = await v.come('mother')
  await mother.open('/sign-in')
  await mother.link(/^Госуслуги/).click()
  await mother.page.getByLabel('СНИЛС').fill(gosuslugiMother.snils)
  await hasNoBarriers(mother)
  await mother.button('Войти').click()
  await mother.isIn()
  await mother.open(`/diary/${pupilIdOf(v.school, 'Белов Борис')}/week`)
  await mother.button(/^4, /).waitFor()
  await hasNoBarriers(mother)
  await mother.open(`/diary/${v.anna}/week`)
  await mother.sees('Этого дневника у вас нет')
}

/** Whom no school knows is told so, and is not brought back to the same «no» by every other way. */
export const isRefusedAStranger = async (v: Visit): Promise<void> => {
  const guest = await v.come('stranger')
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
