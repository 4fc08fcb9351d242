import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { staffNames } from '../cast.ts'
import { cellOf, holds, isSaved, journalSays } from './journal.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

/** Other values than those that stand: what changes nothing is not sent. */
const typed = { Гусева: '3', Дроздов: '5', Егорова: '4' } as const

const types = async ({ mathsTeacher: { page } }: Visit): Promise<void> => {
  for (const value of Object.values(typed)) await page.keyboard.press(`Digit${value}`)
}

const isAllThere = async ({ mathsTeacher: teacher }: Visit): Promise<void> => {
  for (const [surname, value] of Object.entries(typed)) await holds(cellOf(teacher, surname), value)
}

const clears = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  await cellOf(teacher, 'Гусева').click()
  for (const key of ['Delete', 'ArrowDown', 'Delete', 'ArrowDown', 'Delete'])
    await teacher.page.keyboard.press(key)
  await holds(cellOf(teacher, 'Егорова'), 'пусто')
  await isSaved(teacher)
}

export const aCutNetworkLosesNothing = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  await teacher.open(v.at(`journals/${v.courseId}`))
  const context = teacher.page.context()
  await context.setOffline(true)
  await cellOf(teacher, 'Гусева').click()
  await types(v)
  await journalSays(teacher, /Нет сети.*3 в очереди/)
  await hasNoBarriers(teacher)
  await context.setOffline(false)
  await isSaved(teacher)
  await teacher.page.reload()
  await isAllThere(v)
  await clears(v)
}

/** What ends the session at the server while the browser still has its cookie. */
const endOfSession = async ({
  mathsTeacher: { page, url },
}: Visit): Promise<() => Promise<void>> => {
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const session = await fetch(`${url}/api/session`, { headers: { cookie } })
  const { csrfToken } = (await session.json()) as { csrfToken: string }
  return async () => {
    const headers = { cookie, 'x-csrf-token': csrfToken, 'idempotency-key': randomUUID() }
    const ended = await fetch(`${url}/auth/sign-out`, { method: 'POST', headers })
    expect(ended.status).toBe(200)
  }
}

export const anExpiredSessionLosesNothing = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  const endSession = await endOfSession(v)
  await cellOf(teacher, 'Гусева').click()
  await endSession()
  // What asks for the sign-in waits until the teacher pauses.
  await types(v)
  await teacher.dialog().getByText('Сеанс закончился').waitFor()
  await journalSays(teacher, /3 в очереди/)
  await hasNoBarriers(teacher)
  // The provider has forgotten the teacher as well.
  await teacher.page.context().clearCookies()
  await teacher.page.reload()
  await teacher.heading('Вход в журнал и дневник').waitFor()
  await teacher.link(/^По логину и паролю/).click()
  const username = v.slips.get(staffNames.maths)?.username ?? ''
  await teacher.answer(username)
  await teacher.isIn()
  await isAllThere(v)
  await isSaved(teacher)
  await teacher.page.reload()
  await isAllThere(v)
  await clears(v)
}

/** Whoever goes elsewhere, or out, is asked first; after the answer nothing holds up the way. */
export const leavingAsksAboutTheUnsaved = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  const { page } = teacher
  await teacher.open(v.at('now'))
  const homework = page.getByLabel('Домашнее задание')
  await homework.click()
  await homework.press('End')
  await page.keyboard.type(' и № 7')
  const typedThere = await homework.inputValue()
  expect(typedThere).toMatch(/ и № 7$/)
  const asked = page.getByRole('dialog').filter({ hasText: 'Введённое не сохранено' })
  await page.getByRole('navigation').getByRole('link', { name: 'Журналы' }).first().click()
  await asked.waitFor()
  await asked.getByRole('button', { name: 'Остаться' }).click()
  await asked.waitFor({ state: 'hidden' })
  expect(new URL(page.url()).pathname).toMatch(/now$/)
  expect(await homework.inputValue()).toBe(typedThere)
  const signsOut = async (): Promise<void> => {
    await teacher.button(/Вид, язык и выход/).click()
    await teacher.button('Выйти').click()
    await asked.waitFor()
  }
  await signsOut()
  await hasNoBarriers(teacher)
  await asked.getByRole('button', { name: 'Остаться' }).click()
  await asked.waitFor({ state: 'hidden' })
  expect(await homework.inputValue()).toBe(typedThere)
  const session = await page.request.get(`${teacher.url}/api/session`)
  expect(await session.json()).toMatchObject({ signedIn: true })
  await signsOut()
  const providerSignedOut = page.waitForEvent('requestfinished', {
    predicate: (request) => new URL(request.url()).pathname.endsWith('/logout'),
  })
  await asked.getByRole('button', { name: 'Выйти без сохранения' }).click()
  await providerSignedOut
  await teacher.heading('Вход в журнал и дневник').waitFor()
  // The provider has forgotten the teacher as well.
  await teacher.link(/^По логину и паролю/).click()
  await teacher.answer(v.slips.get(staffNames.maths)?.username ?? '')
  await teacher.isIn()
  await teacher.open(v.at(`journals/${v.courseId}`))
  await cellOf(teacher, 'Абрамова').waitFor()
}
