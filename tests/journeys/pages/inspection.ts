import { expect } from '@jest/globals'
import type { Visitor } from '../browser.ts'
import { englishDesk } from '../devices.ts'
import { agency } from './region.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

/** What the pages say themselves; names and topics are as the schools wrote them. */
const speaksEnglish = async ({ page }: Visitor): Promise<void> => {
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  const words = await page.locator('thead th, dt, label, main button').allInnerTexts()
  expect(words.length).toBeGreaterThan(0)
  expect(words.filter((text) => /\p{Script=Cyrillic}/u.test(text))).toEqual([])
}

/** Their browser is English, so are the pages. */
export const isInspectedFromAbove = async (v: Visit): Promise<void> => {
  v.inspector = await v.comeFirst('inspector', agency, englishDesk)
  const { inspector } = v
  await inspector.open('/region/overview')
  await inspector.sees('View only; reading is logged.')
  await inspector.sees('Lessons with a topic')
  await speaksEnglish(inspector)
  await hasNoBarriers(inspector)
  const { school } = v.school
  for (const level of ['Городской округ Рябиновск', school.shortName, '5А']) {
    await inspector.page.getByRole('table').getByRole('link', { name: level }).first().click()
    await inspector.heading(new RegExp(level)).first().waitFor()
    await speaksEnglish(inspector)
    await hasNoBarriers(inspector)
  }
  const lesson = inspector.row(/по теме «Дроби»/)
  await lesson.getByRole('link', { name: 'Математика' }).click()
  await inspector.heading(/Математика/).waitFor()
  await inspector.sees(/по теме «Дроби»/)
  await speaksEnglish(inspector)
  await hasNoBarriers(inspector)
}

/** From the page of the inspector, with the session and the token of that page. */
const writes = `(async () => {
  const { csrfToken } = await (await fetch('/api/session')).json()
  const send = async (method, path, body) =>
    (await fetch('/api' + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-csrf-token': csrfToken,
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    })).status
  return [
    await send('POST', '/municipalities', { name: 'Чужой округ' }),
    await send('PUT', SCHOOL + '/journal-lessons/' + LESSON + '/marks/' + PUPIL + '/1', { value: '5' }),
    await send('POST', SCHOOL + '/lessons/' + LESSON + '/cancel', { reason: 'Проверка' }),
  ]
})()`

export const canWriteNothing = async (v: Visit): Promise<void> => {
  const { page } = v.inspector
  const words = { SCHOOL: v.school.path, LESSON: v.lesson.lessonId, PUPIL: v.anna }
  const script = Object.entries(words).reduce(
    (text, [word, value]) => text.replaceAll(word, JSON.stringify(value)),
    writes,
  )
  expect(await page.evaluate(script)).toEqual([403, 403, 403])
  // The journal opens to read; no key changes it.
  await v.inspector.open(v.at(`journals/${v.courseId}`))
  const cell = page.getByRole('gridcell', { name: /^Гусева .*, 21 Oct/ })
  await cell.click()
  const before = await cell.getAttribute('aria-label')
  await page.keyboard.press('Digit2')
  await v.inspector.sees(/You can only read here/)
  expect(await cell.getAttribute('aria-label')).toBe(before)
}

export const theSchoolSeesWhoRead = async (v: Visit): Promise<void> => {
  const { page } = v.admin
  await v.admin.open(v.at('readings'))
  for (const what of [
    'обзор региона',
    'обзор муниципалитета',
    'обзор школы',
    'обзор класса',
    'урок',
    'страница журнала',
  ]) {
    const read = page.getByRole('cell', { name: what, exact: true })
    await page.getByRole('row', { name: agency }).filter({ has: read }).first().waitFor()
  }
  await hasNoBarriers(v.admin)
}
