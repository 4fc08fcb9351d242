import { describe, expect, it } from '@jest/globals'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { change, hoursLeft, isBusy, put, take } from './board.ts'

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
    ['the same teacher', row('a', 'belova', '6a'), true],
    ['the same class', row('a', 'other', '5a'), true],
    ['a group of the class', row('a', 'other', '5a', 'g1'), true],
    ['another class and teacher', row('a', 'other', '6a'), false],
  ])('sees %s', (_, picked, busy) => {
    const rows = new Map([['maths', maths]])
    expect(isBusy(placed, rows, picked, monday)).toBe(busy)
    expect(isBusy(placed, rows, picked, { weekday: 1, slot: 3 })).toBe(false)
  })

  it('lets two groups of a class meet', () => {
    const first = row('first', 'belova', '5a', 'g1')
    const cells = put([], 'first', monday)
    const second = row('second', 'zueva', '5a', 'g2')
    expect(isBusy(cells, new Map([['first', first]]), second, monday)).toBe(false)
  })
})
