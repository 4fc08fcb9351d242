import { describe, expect, it } from '@jest/globals'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { indexCells, type Cell } from './board.ts'
import { fits, matrixRows, wrongs } from './views.ts'

const row = (courseId: string, classId: string, teacherId: string): CourseRow => ({
  course: {
    courseId,
    schoolId: 's',
    year: 2026,
    classId,
    groupId: '',
    subjectId: 'm',
    teacherId,
    halfHoursPerWeek: 4,
    version: 1,
  },
  subject: 'Математика',
  subjectShort: 'Мат.',
  className: classId.toUpperCase(),
  group: '',
  teacher: teacherId,
  hours: 2,
})

const rows = new Map([
  ['m5', row('m5', '5а', 'belova')],
  ['m6', row('m6', '6а', 'belova')],
])
const cell = (courseId: string, slot: number, roomId: string): Cell => ({
  courseId,
  weekday: 1,
  slot,
  roomId,
  week: 0,
})
const cells = [cell('m5', 1, '214'), cell('m6', 2, '215')]
const words = { room: (id: string) => id, weeks: () => '', locked: () => 'из шаблона «Летнее»' }
const names = (...values: string[]) => values.map((value) => ({ value, label: value }))

describe('a view of the board', () => {
  it.each([
    ['class', '5а', [['1/1', 'Мат.', '214']]],
    [
      'teacher',
      'belova',
      [
        ['1/1', '5А', 'Мат.'],
        ['1/2', '6А', 'Мат.'],
      ],
    ],
    ['room', '215', [['1/2', '6А', 'Мат.']]],
  ] as const)('of each %s has its own week', (view, name, lessons) => {
    const [found] = matrixRows(view, names(name), { cells, locked: [], rows, words })
    expect(
      [...found!.entries].map(([time, [entry]]) => [time, entry!.title, entry!.about]),
    ).toEqual(lessons)
  })

  it('names the class of what is locked by another template', () => {
    const board = { cells: [], locked: [cells[0]!], rows, words }
    const [found] = matrixRows('class', names('5а'), board)
    expect(found!.entries.get('1/1')).toEqual([
      expect.objectContaining({
        title: '5А',
        tone: 'locked',
        hint: expect.stringMatching(/Летнее/),
      }),
    ])
  })

  it('lights up where what is held may go, in its own row only', () => {
    const asked = { rowIds: ['5а', '6а'], slots: [1, 2, 3], index: indexCells(cells), rows }
    const found = fits({ row: rows.get('m5')! }, { view: 'class', ...asked })
    expect([...found.keys()]).toEqual(['5а'])
    expect([1, 2, 3].map((slot) => found.get('5а')!.get(`1/${slot}`))).toEqual([
      'busy',
      'busy',
      'free',
    ])
    const own = fits({ row: rows.get('m5')!, from: cells[0] }, { view: 'class', ...asked })
    expect(own.get('5а')!.get('1/1')).toBe('free')
  })

  it('marks a room that is taken by somebody else', () => {
    const asked = { rowIds: ['214', '215'], slots: [1], index: indexCells(cells), rows }
    const found = fits({ row: row('x', '7а', 'zueva') }, { view: 'room', ...asked })
    expect(found.get('214')!.get('1/1')).toBe('busy')
    expect(found.get('215')!.get('1/1')).toBe('free')
  })

  it('shows what is refused in every row that it concerns, and no warning', () => {
    const both = [cell('m5', 1, '214'), cell('m6', 1, '215')]
    const clash = { weekday: 1, slot: 1, courseIds: ['m5', 'm6'], isWarning: false }
    expect([...wrongs('class', [clash], both, rows).keys()]).toEqual(['5а', '6а'])
    expect([...wrongs('teacher', [clash], both, rows).keys()]).toEqual(['belova'])
    expect(wrongs('class', [{ ...clash, isWarning: true }], both, rows).size).toBe(0)
  })
})
