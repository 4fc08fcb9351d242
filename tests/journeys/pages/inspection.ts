import { expect } from '@jest/globals'
import { agency } from './region.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

export const isInspectedFromAbove = async (v: Visit): Promise<void> => {
  v.inspector = await v.comeFirst('inspector', agency)
  const { inspector } = v
  await inspector.open('/region/overview')
  await inspector.sees('Только просмотр, чтение записывается.')
  const { school } = v.school
  for (const level of ['Городской округ Рябиновск', school.shortName, '5А']) {
    await inspector.page.getByRole('table').getByRole('link', { name: level }).first().click()
    await inspector.heading(new RegExp(level)).first().waitFor()
    await hasNoBarriers(inspector)
  }
  const lesson = inspector.row(/по теме «Дроби»/)
  await lesson.getByRole('link', { name: 'Математика' }).click()
  await inspector.heading(/Математика/).waitFor()
  await inspector.sees(/по теме «Дроби»/)
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
  const cell = page.getByRole('gridcell', { name: /^Гусева .*, 21 окт/ })
  await cell.click()
  const before = await cell.getAttribute('aria-label')
  await page.keyboard.press('Digit2')
  await v.inspector.sees(/только смотреть/i)
  expect(await cell.getAttribute('aria-label')).toBe(before)
}

export const theSchoolSeesWhoRead = async (v: Visit): Promise<void> => {
  await v.admin.open(v.at('readings'))
  for (const what of ['обзор школы', 'обзор класса', 'урок', 'страница журнала']) {
    await v.admin.row(new RegExp(what)).waitFor()
  }
  await hasNoBarriers(v.admin)
}
