import { describe, expect, it } from '@jest/globals'
import type { Item } from '../queue/types.ts'
import type { Write } from '../queue/writes.ts'
import { createLayers } from './layers.ts'
import { keepSameRows, viewRow } from './row-views.ts'
import { markSubject, type Lesson, type Page, type Pupil } from './sheet.ts'

const lesson = {
  lessonId: 'l',
  date: '2026-09-01',
  works: [{ number: 1 }],
  isEditable: true,
} as unknown as Lesson

const pupil = { pupilId: 'p', from: '2026-09-01', until: '' } as unknown as Pupil

const typed = (standing: Item<Write>['standing']): Item<Write> => ({
  idempotencyKey: 'k',
  accountId: 'a',
  seq: 1,
  baseVersion: 1,
  standing,
  write: {
    kind: 'mark',
    lane: 'l/p',
    subject: markSubject('l', 'p', 1),
    schoolId: 's',
    courseId: 'c',
    lessonId: 'l',
    pupilId: 'p',
    workNumber: 1,
    value: '6',
    comment: '',
  },
})

const rowWith = (held: string, standing: Item<Write>['standing']) => {
  const mark = { lessonId: 'l', pupilId: 'p', workNumber: 1, value: held, comment: '', version: 1 }
  const page = { marks: [mark], absences: [] } as unknown as Page
  return viewRow(
    {
      lessons: [lesson],
      today: '2026-09-02',
      layers: createLayers(page, new Map(), [typed(standing)]),
      weights: new Map(),
      averages: 'plain',
      highlights: { changed: new Set(), saved: new Set() },
    },
    pupil,
    1,
  )
}

describe('the average of a row', () => {
  it.each(['refused', 'overtaken'] as const)('counts what is kept where the typed is %s', (how) => {
    const row = rowWith('3', how)
    expect(row.cells[0]?.text).toBe('6')
    expect(row.average).toEqual({ value: 3, count: 1 })
  })

  it.each(['waiting', 'sending'] as const)('counts at once what is %s', (how) => {
    expect(rowWith('3', how).average).toEqual({ value: 6, count: 1 })
  })

  it('is drawn anew when only the kept mark under a refused one changes', () => {
    const fresh = rowWith('4', 'refused')
    expect(keepSameRows([rowWith('3', 'refused')], [fresh])).toEqual([fresh])
  })
})
