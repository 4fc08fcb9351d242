import { beforeAll, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { createInstance, type TFunction } from 'i18next'
import { createFormat } from '../../ui/format.ts'
import type { Lesson } from '../reads.ts'
import { changeWords } from './use-change-words.ts'

const words: Record<'ru' | 'en', TFunction> = { ru: undefined as never, en: undefined as never }

beforeAll(async () => {
  for (const lng of ['ru', 'en'] as const) {
    const path = new URL(`../../i18n/${lng}.json`, import.meta.url)
    const resources = { [lng]: { translation: JSON.parse(readFileSync(path, 'utf8')) } }
    words[lng] = await createInstance().init({
      lng,
      resources,
      interpolation: { escapeValue: false },
    })
  }
})

const planned = {
  isCancelled: false,
  teacher: 'Ким М. С.',
  replacedTeacher: '',
  movedFrom: '',
  movedFromSlot: 0,
  movedTo: '',
  movedToSlot: 0,
  changeReason: '',
}
const within = { movedFrom: '2026-11-10', movedFromSlot: 3 }
const away = { movedTo: '2026-11-12', movedToSlot: 2 }

it.each<[Partial<Lesson>, string, string]>([
  [{}, '', ''],
  [{ changeReason: 'Возвращён' }, '', ''],
  [
    { ...within, changeReason: 'Педсовет' },
    'Перенесён: по расписанию 3-й урок. Причина: Педсовет.',
    'Moved: planned as lesson 3. Reason: Педсовет.',
  ],
  [
    { ...within, movedFromSlot: 0 },
    'Перенесён: по расписанию 0-й урок.',
    'Moved: planned as lesson 0.',
  ],
  [
    { movedFrom: '2026-11-09', movedFromSlot: 3 },
    'Перенесён с 9 ноября, пн.',
    'Moved from 9 November, Mon.',
  ],
  [
    { ...away, changeReason: 'Педсовет' },
    'Перенесён на чт, 12 ноября, 2-й урок. Причина: Педсовет.',
    'Moved to Thu, 12 November, lesson 2. Reason: Педсовет.',
  ],
  [
    { ...away, isCancelled: true },
    'Перенесён на чт, 12 ноября, 2-й урок. Урок отменён.',
    'Moved to Thu, 12 November, lesson 2. Lesson cancelled.',
  ],
  [
    { replacedTeacher: 'Лев Н. П.' },
    'Замена: ведёт Ким М. С., по расписанию Лев Н. П.',
    'Substitution: Ким М. С. teaches, planned Лев Н. П.',
  ],
  // A week kept on this device by an earlier build.
  [{ movedTo: undefined as never }, '', ''],
])('a change %o is said', (change, ru, en) => {
  const lesson = { ...planned, ...change } as Lesson
  const said = (lng: 'ru' | 'en') =>
    changeWords(lesson, '2026-11-10', { t: words[lng], format: createFormat(lng) }).join(' ')
  expect([said('ru'), said('en')]).toEqual([ru, en])
})
