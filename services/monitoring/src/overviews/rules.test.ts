import { describe, expect, it } from '@jest/globals'
import { attendanceFigures } from '../replicas/absences.ts'
import { add, nothing, overviewOf, worksOf, type Counted } from './rules.ts'

const counted = (of: Partial<Counted>): Counted => ({
  ...nothing,
  id: undefined,
  date: undefined,
  ...of,
})

const path = [{ level: 'school', id: 's', name: 'Школа № 3' }]

describe('an overview', () => {
  it('sums the days, names the whole by the last step, sorts rows as people count', () => {
    const overview = overviewOf(
      path,
      [
        { id: 'b', name: '10А' },
        { id: 'a', name: '9А' },
      ],
      {
        counted: [
          counted({ id: 'a', lessonsHeld: 3, topics: 2 }),
          counted({ date: '2026-09-02', lessonsHeld: 1 }),
          counted({ date: '2026-09-01', lessonsHeld: 2, topics: 2 }),
          counted({ date: '2026-09-03' }),
        ],
        movement: [
          { id: 'a', date: '2026-09-01', change: 25 },
          { id: 'a', date: '2026-09-02', change: -1 },
        ],
      },
    )
    expect(overview).toMatchObject({ id: 's', name: 'Школа № 3', path })
    expect(overview.figures).toMatchObject({ lessonsHeld: 3, topics: 2, pupils: 24 })
    expect(overview.rows.map(({ name, figures }) => [name, figures?.lessonsHeld])).toEqual([
      ['9А', 3],
      ['10А', 0],
    ])
    expect(overview.days.map(({ date, figures }) => [date, figures?.pupils])).toEqual([
      ['2026-09-01', 25],
      ['2026-09-02', 24],
    ])
  })

  it('adds each count to its own', () => {
    const one = { ...nothing, marks: 2, late: 1 }
    expect(add(one, one)).toEqual({ ...nothing, marks: 4, late: 2 })
  })
})

describe('attendance', () => {
  it.each([
    ['excused', [1, 0, 0]],
    ['sick', [1, 0, 0]],
    ['unexcused', [1, 1, 0]],
    ['unknown', [1, 1, 0]],
    ['late', [0, 0, 1]],
    ['of-a-later-release', [1, 1, 0]],
  ])('%s', (kind, [absent, absentUnexcused, late]) => {
    const fact = { pupilId: 'p', code: 'Н', label: '', kind }
    expect(attendanceFigures([fact])).toMatchObject({ absent, absentUnexcused, late })
  })

  it('counts codes, the most frequent first', () => {
    const facts = ['Б', 'Н', 'Н'].map((code) => ({ pupilId: code, code, label: '', kind: 'sick' }))
    expect(attendanceFigures(facts).absences).toEqual([
      { code: 'Н', count: 2 },
      { code: 'Б', count: 1 },
    ])
  })
})

describe('works of a lesson', () => {
  it('are those written, with or without marks, and those only marked', () => {
    const marks = [
      { number: 1, name: 'Ответ на уроке', value: '5', count: 2 },
      { number: 2, name: 'старое имя', value: '.', count: 1 },
    ]
    const written = [
      { number: 2, name: 'Контрольная работа' },
      { number: 3, name: 'Диктант' },
    ]
    expect(worksOf(written, marks)).toEqual([
      { number: 1, name: 'Ответ на уроке', marks: [{ code: '5', count: 2 }] },
      { number: 2, name: 'Контрольная работа', marks: [{ code: '.', count: 1 }] },
      { number: 3, name: 'Диктант', marks: [] },
    ])
  })
})
