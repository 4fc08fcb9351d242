import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { gosuslugiMother } from '../cast.ts'
import { eventually } from '../platform.ts'
import { pupilIdOf } from '../region.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

/** What of the people who were here a browser still holds. */
interface Traces {
  readonly accounts: readonly string[]
  readonly texts: string
  readonly cachedPaths: readonly string[]
  readonly notes: readonly string[]
}

// Runs in the page; as text, for the types of the tests know no browser.
const lookForTraces = `(async () => {
  const kept = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('zvonok-kept')
    opening.onerror = () => reject(new Error('no kept store'))
    opening.onsuccess = () => {
      const asking = opening.result.transaction('read').objectStore('read').getAll()
      asking.onsuccess = () => {
        opening.result.close()
        resolve(asking.result)
      }
    }
  })
  const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  const requests = (await Promise.all(opened.map((cache) => cache.keys()))).flat()
  return {
    accounts: [...new Set(kept.map(({ accountId }) => accountId))],
    texts: JSON.stringify(kept),
    cachedPaths: requests.map(({ url }) => new URL(url).pathname),
    notes: Object.keys(localStorage),
  }
})()`

const tracesIn = (page: Page): Promise<Traces> => page.evaluate<Traces>(lookForTraces)

/** The worker stands and has the files of the pages; the diary's answer lies beside. */
const isReady = async (page: Page, text: string): Promise<void> => {
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await eventually(async () => (await tracesIn(page)).texts.includes(text))
}

export const readsWithoutANetwork = async (v: Visit): Promise<void> => {
  const { family } = v
  const { page } = family
  await family.open(`/diary/${v.anna}/week`)
  await family.sees('§ 12, № 3')
  await isReady(page, '§ 12, № 3')
  await page.context().setOffline(true)
  await page.reload()
  await family.sees('§ 12, № 3')
  await family.sees(/^Показано на \d\d:\d\d, сети нет/)
  await hasNoBarriers(family)
  await family.open('/')
  await family.sees('§ 12, № 3')
  // What was opened before is there, what was not is said so.
  await family.link('Оценки').tap()
  await page.getByRole('heading', { name: 'Математика', level: 2 }).waitFor()
  await family.link('Итоги').tap()
  await family.sees(/вы на этом устройстве ещё не открывали/)
  await hasNoBarriers(family)
  await page.context().setOffline(false)
  await family.heading(/2026\/27 учебный год|Итоговых отметок пока нет/).waitFor()
  expect(await page.getByText('сети нет').count()).toBe(0)
}

/** A computer of the school library: one family after another. */
export const leavesNothingBehind = async (v: Visit): Promise<void> => {
  const library = await v.come('library')
  const { page } = library
  const context = page.context()
  const week = `/diary/${v.anna}/week`

  await library.signIn('abramova')
  await library.open(week)
  await library.sees('§ 12, № 3')
  // Ticked where it was given, it is ticked where it is due.
  await page.getByRole('checkbox', { name: /^На следующий раз: § 12, № 3/ }).check()
  await page.getByRole('checkbox', { name: /^К этому уроку, .*§ 12, № 3/, checked: true }).waitFor()
  await isReady(page, '§ 12, № 3')
  const [annasMother] = (await tracesIn(page)).accounts

  await library.button(/Вид, язык и выход/).click()
  await library.button('Выйти').click()
  await library.heading('Вход в журнал и дневник').waitFor()
  const left = await tracesIn(page)
  expect(left.texts).toBe('[]')
  expect(left.notes).toEqual(['zvonok.preferences'])
  expect(left.cachedPaths.filter((path) => path.startsWith('/api/'))).toEqual([])

  await context.setOffline(true)
  await library.open(week)
  await library.sees('Не удалось показать страницу')
  expect(await page.getByText('§ 12, № 3').count()).toBe(0)
  await context.setOffline(false)

  await library.open('/sign-in')
  await library.link(/^Госуслуги/).click()
  await page.getByLabel('СНИЛС').fill(gosuslugiMother.snils)
  await library.button('Войти').click()
  await library.isIn()
  await library.open(`/diary/${pupilIdOf(v.school, 'Белов Борис')}/week`)
  await isReady(page, 'startsOn')
  const [borissMother] = (await tracesIn(page)).accounts
  expect(borissMother).not.toBe(annasMother)
  await context.setOffline(true)
  await library.open(week)
  await library.sees('Этого дневника у вас нет')
  await context.setOffline(false)

  // Without signing out: her session is over and somebody else signs in.
  await context.clearCookies()
  await library.signIn('abramova')
  await eventually(async () => (await tracesIn(page)).accounts.join() === annasMother)
}

/** Without a network nobody can tell the server, yet nothing of the family stays at the computer. */
export const leavesWithoutANetwork = async (v: Visit): Promise<void> => {
  const library = v.visitors.find(({ name }) => name === 'library')
  if (library === undefined) throw new Error('nobody sits in the library')
  const { page } = library
  await library.open(`/diary/${v.anna}/week`)
  await library.sees('§ 12, № 3')
  await page.context().setOffline(true)
  await library.button(/Вид, язык и выход/).click()
  await library.button('Выйти').click()
  await library.heading('Вход в журнал и дневник').waitFor()
  expect((await tracesIn(page)).texts).toBe('[]')
  await page.context().setOffline(false)
  await library.open(`/diary/${v.anna}/week`)
  await library.heading('Вход в журнал и дневник').waitFor()
  expect(await page.getByText('§ 12, № 3').count()).toBe(0)
}
