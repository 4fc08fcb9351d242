import { describe, expect, it } from '@jest/globals'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { change, clashesAt, hoursLeft, indexCells, move, put, spansMeet, take } from './board.ts'

const row = (courseId: string, teacherId: string, classId: string, groupId = ''): CourseRow => ({
  course: {
    courseId,
    schoolId: 's',
    year: 2026,
    classId,
    groupId,
    subjectId: 'm',
    teacherId,
    halfHoursPerWeek: 5,
    version: 1,
  },
  subject: 'Математика',
  subjectShort: 'Мат.',
  className: '5А',
  group: '',
  teacher: 'Белова А. П.',
  hours: 2.5,
})

const maths = row('maths', 'belova', '5a')
const monday = { weekday: 1, slot: 2 }
const placed = put([], 'maths', monday)

describe('the board', () => {
  it('puts a course once into a place, in the room it had before', () => {
    expect(put(placed, 'maths', monday)).toBe(placed)
    const roomed = change(placed, placed[0]!, { roomId: '214' })
    expect(put(roomed, 'maths', { weekday: 3, slot: 1 })[1]).toMatchObject({ roomId: '214' })
  })

  it('counts what is left, odd and even weeks by halves', () => {
    expect(hoursLeft(placed, maths)).toBe(1.5)
    expect(hoursLeft(change(placed, placed[0]!, { week: 2 }), maths)).toBe(2)
    expect(hoursLeft(take(placed, placed[0]!), maths)).toBe(2.5)
  })

  it.each([
    ['the same teacher', row('a', 'belova', '6a'), ['TEACHER']],
    ['the same class', row('a', 'other', '5a'), ['PUPIL']],
    ['a group of the class', row('a', 'other', '5a', 'g1'), ['PUPIL']],
    ['another class and teacher', row('a', 'other', '6a'), []],
  ])('names %s', (_, picked, kinds) => {
    const rows = new Map([['maths', maths]])
    const index = indexCells(placed)
    const found = clashesAt(index, rows, { row: picked }, monday)
    expect(found.map(({ kind }) => kind)).toEqual(kinds)
    expect(found.every(({ other }) => other === maths)).toBe(true)
    expect(clashesAt(index, rows, { row: picked }, { weekday: 1, slot: 3 })).toEqual([])
  })

  it('names who is in the room', () => {
    const index = indexCells(change(placed, placed[0]!, { roomId: '214' }))
    const held = { row: row('a', 'other', '6a') }
    const rows = new Map([['maths', maths]])
    expect(clashesAt(index, rows, held, { ...monday, roomId: '214' })).toEqual([
      { kind: 'ROOM', other: maths },
    ])
    expect(clashesAt(index, rows, held, { ...monday, roomId: '' })).toEqual([])
  })

  it('lets two groups of a class meet, and odd weeks with even ones', () => {
    const first = row('first', 'belova', '5a', 'g1')
    const cells = put([], 'first', monday)
    const rows = new Map([['first', first]])
    expect(
      clashesAt(indexCells(cells), rows, { row: row('second', 'zueva', '5a', 'g2') }, monday),
    ).toEqual([])
    const odd = change(cells, cells[0]!, { week: 1 })
    const from = { ...odd[0]!, slot: 5, week: 2 }
    expect(clashesAt(indexCells(odd), rows, { row: first, from }, monday)).toEqual([])
  })

  it('moves a cell with its room and weeks, and never onto itself', () => {
    const odd = change(placed, placed[0]!, { week: 1, roomId: '214' })
    const [moved] = move(odd, odd[0]!, { weekday: 3, slot: 1 })
    expect(moved).toMatchObject({ weekday: 3, slot: 1, week: 1, roomId: '214' })
    expect(move(odd, odd[0]!, monday, '215')[0]).toMatchObject({ roomId: '215', week: 1 })
    const index = indexCells(odd)
    const rows = new Map([['maths', maths]])
    expect(clashesAt(index, rows, { row: maths, from: odd[0]! }, monday)).toEqual([])
  })

  it.each([
    ['', '', '', '', true],
    ['2026-09-01', '2026-10-31', '2026-11-01', '', false],
    ['2026-09-01', '2026-11-01', '2026-11-01', '', true],
    ['', '2026-10-31', '', '2026-09-30', true],
  ])('%s–%s and %s–%s meet: %s', (startsOn, endsOn, starts, ends, meet) => {
    const other = { startsOn: starts, endsOn: ends }
    expect(spansMeet({ startsOn, endsOn }, other)).toBe(meet)
    expect(spansMeet(other, { startsOn, endsOn })).toBe(meet)
  })
})
