import { describe, expect, it } from '@jest/globals'
import { findCollisions, sharePupils } from './collisions.ts'
import type { Placement } from './collisions.ts'

const place = (more: Partial<Placement> = {}): Placement => ({
  day: '2026-11-23',
  startsAt: '08:30',
  endsAt: '09:10',
  classId: '5А',
  teacherId: 'ivanova',
  ...more,
})

const rosters = new Map([
  ['first', { pupilIds: new Set(['ann']), isApart: false }],
  ['second', { pupilIds: new Set(['ben']), isApart: false }],
  ['both', { pupilIds: new Set(['ann', 'ben']), isApart: false }],
  ['home', { pupilIds: new Set(['cat']), isApart: true }],
  ['empty', { pupilIds: new Set<string>(), isApart: false }],
])

describe('one teacher, room or pupil in two places', () => {
  const elsewhere = { classId: '5Б', teacherId: 'petrova' }
  it.each<[string, Partial<Placement>, string[]]>([
    ['everything else', elsewhere, []],
    ['the same teacher', { classId: '5Б' }, ['teacher']],
    ['the same room', { ...elsewhere, roomId: '214' }, ['room']],
    ['the same class', { teacherId: 'petrova' }, ['pupil']],
    ['another day', { day: '2026-11-24' }, []],
    ['a lesson that begins when the first ends', { startsAt: '09:10', endsAt: '09:50' }, []],
    [
      'other bells that ring within the first',
      { startsAt: '09:00', endsAt: '09:40' },
      ['teacher', 'pupil'],
    ],
    ['even weeks', { week: 2 }, []],
    ['every week', { week: 0 }, ['teacher', 'pupil']],
  ])('with %s', (_, more, kinds) => {
    const found = findCollisions([place({ week: 1, roomId: '214' }), place(more)], rosters)
    expect(found.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('does not report what was so before', () => {
    const [one, other, third] = [place(), place(), place()]
    const found = findCollisions([one, other, third], rosters, (each) => each === third)
    expect(found.every(({ a, b }) => a === third || b === third)).toBe(true)
    expect(findCollisions([one, other], rosters, () => false)).toEqual([])
  })
})

describe('pupils two lessons share', () => {
  it.each<[string | undefined, string | undefined, boolean]>([
    [undefined, undefined, true],
    [undefined, 'first', true],
    ['first', 'second', false],
    ['first', 'both', true],
    ['first', 'first', true],
    [undefined, 'home', false],
    ['first', 'home', false],
    [undefined, 'empty', true],
    ['empty', 'first', false],
    ['unknown', 'first', true],
  ])('%s and %s: %s', (a, b, shared) => {
    const [one, other] = [
      { classId: '5А', groupId: a },
      { classId: '5А', groupId: b },
    ]
    expect(sharePupils(rosters, one, other)).toBe(shared)
    expect(sharePupils(rosters, other, one)).toBe(shared)
    expect(sharePupils(rosters, one, { ...other, classId: '5Б' })).toBe(false)
  })
})
