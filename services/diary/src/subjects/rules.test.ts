import { describe, expect, it } from '@jest/globals'
import { policiesOn } from '../policies.ts'
import { choosePeriod, finalsOf, isListed, siblingsOf, subjectOf } from './rules.ts'
import type { HeadRow, SubjectRow } from './store.ts'

const policy = (preset: string) => ({ schoolId: 'school', preset, overrides: [], policyVersion: 1 })
const policies = (preset: string) => policiesOn(policy(preset), '2026-11-10')

const period = (periodId: string, startsOn: string, endsOn: string, year = 2026) => ({
  periodId,
  name: periodId,
  startsOn,
  endsOn,
  year,
  kind: 'QUARTER',
})

const head: HeadRow = {
  ...policy('samara'),
  zone: 'Europe/Samara',
  year: 2026,
  kind: 'QUARTER',
  leftOn: undefined,
  periods: [
    period('old', '2026-04-01', '2026-05-26', 2025),
    period('first', '2026-09-01', '2026-10-25'),
    period('second', '2026-11-02', '2026-12-30'),
  ],
}

describe('choosePeriod', () => {
  it.each([
    ['2026-08-20', '', 'first'],
    ['2026-10-01', '', 'first'],
    ['2026-10-28', '', 'first'],
    ['2026-11-02', '', 'second'],
    ['2026-11-02', 'old', 'old'],
    ['2026-11-02', 'foreign', undefined],
  ])('on %s, asked for «%s»: %s', (today, asked, found) => {
    expect(choosePeriod(head, asked, today)?.periodId).toBe(found)
  })

  it('shows beside it the periods of its year', () => {
    expect(siblingsOf(head, period('first', '', '')).map(({ periodId }) => periodId)).toEqual([
      'first',
      'second',
    ])
  })
})

const marksOf = (...values: string[]) =>
  values.map((value) => ({
    date: '2026-11-10',
    value,
    work: 'Ответ',
    weight: 1,
    comment: '',
    setAt: '2026-11-10T09:00:00Z',
    previous: '',
  }))

const row: SubjectRow = {
  courseId: 'course',
  name: 'Математика',
  isUngraded: false,
  marks: marksOf('5', '4', '.', '4'),
  classMarks: [['5'], ['4'], ['3'], ['4'], ['5']].map((values) => marksOf(...values)),
  final: '',
}

describe('subjectOf', () => {
  it('counts marks, not debts, and shows the class and the forecast where the policy does', () => {
    expect(subjectOf(row, policies('krasnoyarsk'))).toMatchObject({
      average: 433,
      classAverage: 420,
      forecast: '4',
    })
    expect(subjectOf(row, policies('samara'))).toMatchObject({ classAverage: 0, forecast: '4' })
    expect(subjectOf(row, policies('moscow-oblast'))).toMatchObject({
      average: 433,
      classAverage: 0,
      forecast: '',
    })
  })

  it('hides the average of a class of which fewer than five have marks', () => {
    const four = { ...row, classMarks: row.classMarks.slice(1) }
    expect(subjectOf(four, policies('krasnoyarsk')).classAverage).toBe(0)
    const debts = { ...row, classMarks: [...four.classMarks, marksOf('.')] }
    expect(subjectOf(debts, policies('krasnoyarsk')).classAverage).toBe(0)
  })

  it('has nothing to say without marks', () => {
    const empty = { ...row, marks: [], classMarks: [] }
    expect(subjectOf(empty, policies('krasnoyarsk'))).toMatchObject({
      average: 0,
      classAverage: 0,
      forecast: '',
      marks: [],
    })
  })
})

it.each([
  [{}, true],
  [{ marks: [] }, true],
  [{ marks: [], isUngraded: true }, false],
  [{ isUngraded: true }, true],
  [{ marks: [], isUngraded: true, final: 'зачёт' }, true],
])('a subject %p is listed: %s', (more, listed) => {
  expect(isListed({ ...row, ...more })).toBe(listed)
})

it('finalsOf puts the newest year first and a subject on one line', () => {
  const course = (year: number, name: string, periodId: string, value: string) => ({
    year,
    className: year === 2026 ? '6А' : '5А',
    name,
    finals: [{ periodId, value }],
  })
  const courses = [
    course(2025, 'Химия', 'old', '3'),
    course(2026, 'Химия', 'first', '4'),
    course(2026, 'Химия', 'second', '5'),
  ]
  expect(finalsOf({ periods: head.periods, courses }, 'pupil')).toMatchObject({
    pupilId: 'pupil',
    years: [
      { year: 2026, className: '6А', subjects: [{ name: 'Химия', values: ['4', '5'] }] },
      { year: 2025, className: '5А', subjects: [{ name: 'Химия', values: ['3'] }] },
    ],
  })
})
