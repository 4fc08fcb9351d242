import { beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { createInstance, type TFunction } from 'i18next'
import { NoticeKind, type Notice } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import type { Json } from '../../api/types.ts'
import type { Place } from '../../app/places.ts'
import { createFormat } from '../format.ts'
import { freshNotices } from './fresh-notices.ts'
import { placeOfNotice } from './notice-place.ts'
import { wordNotice } from './notice-words.ts'

const words: Record<'ru' | 'en', TFunction> = { ru: undefined as never, en: undefined as never }

beforeAll(async () => {
  for (const lng of ['ru', 'en'] as const) {
    const path = new URL(`../../i18n/${lng}.json`, import.meta.url)
    const translation = JSON.parse(readFileSync(path, 'utf8'))
    const resources = { [lng]: { translation } }
    words[lng] = await createInstance().init({
      lng,
      resources,
      interpolation: { escapeValue: false },
    })
  }
})

const said = (lng: 'ru' | 'en', kind: NoticeKind, details: Record<string, string>): string => {
  const { headline, rest } = wordNotice(words[lng], createFormat(lng), lng, { kind, details })
  return `${headline} | ${rest}`.replaceAll('\u00a0', ' ')
}

const { MARK, ABSENCE, FINAL, HOMEWORK, LESSON_CHANGED } = NoticeKind
const child = { pupil: 'Анна Абрамова', subject: 'Химия' }
const lesson = { subject: 'Химия', date: '2026-11-26', slot: '3' }
const many = { subject: 'Химия', date: '2026-11-26', lastDate: '2026-12-10', teacher: 'Ким М.' }

describe('a notice is said', () => {
  it.each([
    [
      MARK,
      { ...child, value: '5', work: 'Опрос', date: '2026-11-26' },
      'Химия: 5 | Анна Абрамова. Опрос, 26 ноября, чт.',
    ],
    [
      MARK,
      { ...child, value: '4', previous: '3' },
      'Химия: оценка исправлена с 3 на 4 | Анна Абрамова.',
    ],
    [MARK, { ...child, value: '', previous: '3' }, 'Химия: оценка 3 снята | Анна Абрамова.'],
    [
      FINAL,
      { ...child, value: '5', period: '2-я четверть' },
      'Химия: итоговая 5 | Анна Абрамова. 2-я четверть.',
    ],
    [
      FINAL,
      { ...child, value: '5', previous: '4' },
      'Химия: итоговая исправлена с 4 на 5 | Анна Абрамова.',
    ],
    [
      ABSENCE,
      { ...child, value: 'Не был', date: '2026-11-26', slot: '2' },
      'Химия: отмечено «Не был» | Анна Абрамова. 26 ноября, чт, 2-й урок.',
    ],
    [
      HOMEWORK,
      { ...child, value: '§ 5', previous: '§ 4', date: '2026-11-26' },
      'Химия: задание изменено | Анна Абрамова. С урока 26 ноября, чт. Теперь: § 5. Было: § 4.',
    ],
    [
      HOMEWORK,
      { ...child, value: '', previous: '§ 4' },
      'Химия: задание снято | Анна Абрамова. Было: § 4.',
    ],
    [
      LESSON_CHANGED,
      { ...lesson, change: 'cancelled', reason: 'Карантин' },
      'Химия: урок отменён | 26 ноября, чт, 3-й урок. Причина: Карантин.',
    ],
    [
      LESSON_CHANGED,
      { ...lesson, change: 'moved', newDate: '2026-11-28', newSlot: '1' },
      'Химия: урок перенесён на 28 ноября, сб | Был 26 ноября, чт, 3-й урок, теперь 1-й урок.',
    ],
    [
      LESSON_CHANGED,
      { ...lesson, change: 'moved', newDate: '2026-11-26', newSlot: '5' },
      'Химия: урок перенесён | Был 26 ноября, чт, 3-й урок, теперь 5-й урок.',
    ],
    [
      LESSON_CHANGED,
      { ...lesson, change: 'moved', newDate: '2026-11-26', newSlot: '3' },
      'Химия: урок в другом кабинете | 26 ноября, чт, 3-й урок.',
    ],
    [
      LESSON_CHANGED,
      { ...lesson, change: 'replaced', teacher: 'Ким М.' },
      'Химия: урок проведёт Ким М. | 26 ноября, чт, 3-й урок.',
    ],
    [
      LESSON_CHANGED,
      { ...many, change: 'replaced', count: '2' },
      'Замена: 2 урока ведёт Ким М. | Химия. 26 ноября – 10 декабря.',
    ],
    [
      LESSON_CHANGED,
      { ...lesson, change: 'returned', teacher: 'Ким М.' },
      'Химия: урок снова ведёт Ким М. | 26 ноября, чт, 3-й урок.',
    ],
    [
      LESSON_CHANGED,
      { ...many, change: 'returned', count: '1' },
      'Химия: урок снова ведёт Ким М. | 26 ноября, чт.',
    ],
    [
      LESSON_CHANGED,
      { ...many, change: 'returned', count: '10' },
      'Снова ведёт Ким М.: 10 уроков | Химия. 26 ноября – 10 декабря.',
    ],
    [
      LESSON_CHANGED,
      { ...many, change: 'returned', count: '21' },
      'Снова ведёт Ким М.: 21 урок | Химия. 26 ноября – 10 декабря.',
    ],
    [
      LESSON_CHANGED,
      { ...many, change: 'returned', count: '3' },
      'Снова ведёт Ким М.: 3 урока | Химия. 26 ноября – 10 декабря.',
    ],
    [
      LESSON_CHANGED,
      { ...many, change: 'cancelled', count: '21' },
      'Отменён 21 урок | Химия. 26 ноября – 10 декабря.',
    ],
    [
      LESSON_CHANGED,
      { ...many, change: 'cancelled', count: '12' },
      'Отменено 12 уроков | Химия. 26 ноября – 10 декабря.',
    ],
    [
      LESSON_CHANGED,
      { ...many, change: 'moved', count: '3', lastDate: '2026-11-26' },
      'Перенесено 3 урока | Химия. 26 ноября, чт.',
    ],
    [
      LESSON_CHANGED,
      { ...many, change: 'restored', count: '5' },
      'Снова в расписании 5 уроков | Химия. 26 ноября – 10 декабря.',
    ],
    [NoticeKind.UNSPECIFIED, {}, 'Новое в дневнике | '],
  ] as const)('in Russian: %s %j', (kind, details, sentence) => {
    expect(said('ru', kind, details)).toBe(sentence)
  })

  it('in English', () => {
    const moved = { ...lesson, change: 'moved', newDate: '2026-11-28', newSlot: '1' }
    expect(said('en', LESSON_CHANGED, moved)).toBe(
      'Химия: lesson moved to 28 November, Sat | Was on 26 November, Thu, lesson 3, now lesson 1.',
    )
    expect(said('en', LESSON_CHANGED, { ...many, change: 'cancelled', count: '2' })).toBe(
      '2 lessons cancelled | Химия. 26 November – 10 December.',
    )
    expect(said('en', LESSON_CHANGED, { ...many, change: 'returned', count: '2' })).toBe(
      'Ким М. is back: 2 lessons | Химия. 26 November – 10 December.',
    )
    expect(said('en', ABSENCE, { ...child, value: 'без причины', absence: 'unexcused' })).toBe(
      'Химия: “unexcused” entered | Анна Абрамова.',
    )
  })
})

const notice = (more: Partial<Json<Notice>>): Json<Notice> => ({
  noticeId: '1',
  schoolId: 's',
  personId: 'p',
  kind: MARK,
  pupilId: 'anna',
  details: {},
  createdAt: '2026-11-26T05:00:00.000Z',
  isRead: false,
  ...more,
})

describe('a notice leads', () => {
  const common = { roles: [], year: 2026, today: '2026-11-26', schoolId: 's', name: 'х' }
  const places: readonly Place[] = [
    { ...common, kind: 'child', key: 'c', pupilId: 'anna', schoolName: '', className: '' },
    { ...common, kind: 'school', key: 's' },
  ]
  const details = { date: '2026-11-26', lesson: 'l', course: 'c' }

  it('a family to the lesson in the week where it stands now, or to the finals', () => {
    expect(placeOfNotice(notice({ details }), places)).toEqual({
      to: '/diary/anna/week',
      search: { date: '2026-11-26' },
      hash: 'l',
    })
    const moved = { ...details, newDate: '2026-12-01' }
    expect(placeOfNotice(notice({ details: moved }), places)?.search).toEqual({
      date: '2026-12-01',
    })
    expect(placeOfNotice(notice({ kind: FINAL }), places)?.to).toBe('/diary/anna/finals')
  })

  it('of several lessons to the first week, at no lesson of it', () => {
    const several = notice({ details: { ...details, count: '2' } })
    expect(placeOfNotice(several, places)).toEqual({
      to: '/diary/anna/week',
      search: { date: '2026-11-26' },
    })
  })

  it('a teacher to the journal', () => {
    const own = notice({ pupilId: '', kind: LESSON_CHANGED, details })
    expect(placeOfNotice(own, places)).toEqual({
      to: '/schools/s/2026/journals/c',
      search: { lesson: 'l' },
    })
  })

  it('nowhere when the child is not the reader’s any more', () => {
    expect(placeOfNotice(notice({ pupilId: 'boris' }), places.slice(0, 1))).toBeUndefined()
  })
})

describe('a toast', () => {
  const list = (...notices: Json<Notice>[]) => ({ notices, unread: notices.length })
  const old = notice({ noticeId: '1' })
  const fresh = notice({ noticeId: '2' })

  it('is for what has come since, and is unread', () => {
    expect(freshNotices(list(old), list(fresh, old))).toEqual([fresh])
    expect(freshNotices(list(), list(fresh))).toEqual([fresh])
    expect(freshNotices(list(old), list({ ...fresh, isRead: true }, old))).toEqual([])
  })

  it('is not for what the first read of a page brings', () => {
    expect(freshNotices(undefined, list(fresh, old))).toEqual([])
  })
})
