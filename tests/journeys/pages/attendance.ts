import { expect } from '@jest/globals'
import type { Visitor } from '../browser.ts'
import { pupilIdOf } from '../region.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

/** What of attendance and averages the page of marks tells. */
const marksTell = async (family: Visitor, ...words: readonly RegExp[]): Promise<void> => {
  await family.link('Оценки').tap()
  const attendance = family.page.getByRole('region', { name: 'Посещаемость за период' })
  for (const each of words) await attendance.getByText(each).waitFor()
  await hasNoBarriers(family)
}

/** The chip of an absence in the week, which tells more when touched. */
const isMarkedAbsent = async (
  { page }: Visitor,
  { day, code, label }: Readonly<Record<'day' | 'code' | 'label', string>>,
): Promise<void> => {
  const chip = page.getByRole('region', { name: day }).getByRole('button', { name: label })
  await chip.waitFor()
  expect(await chip.innerText()).toBe(code)
  await chip.tap()
  await page.getByRole('dialog').filter({ hasText: label }).waitFor()
  await page.keyboard.press('Escape')
}

export const readsAnAbsence = async (v: Visit): Promise<void> => {
  const { family } = v
  await isMarkedAbsent(family, { day: '20 октября', code: 'б', label: 'по болезни' })
  await marksTell(family, /^1 урок пропущен$/, /^0 опозданий$/)
  const maths = family.page.getByRole('listitem').filter({ hasText: 'Математика' })
  await maths.getByText('5,00').waitFor()
  await family.open(`/diary/${v.anna}/week`)
}

/** The other child of the mother, in a school where lateness has a letter. */
export const readsALateness = async (v: Visit): Promise<void> => {
  const { motherOfTwo: mother } = v
  const [, { found }] = await v.others
  await mother.open(`/diary/${pupilIdOf(v.school, 'Белов Борис')}/week`)
  await mother.link(/Вера/).tap()
  await mother.page.waitForURL(new RegExp(pupilIdOf(found, 'Белова Вера')))
  await isMarkedAbsent(mother, { day: '20 октября', code: 'О', label: 'опоздание' })
  await marksTell(mother, /^0 уроков пропущено$/, /^1 опоздание$/)
}
