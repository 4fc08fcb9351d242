import { describe, expect, it } from '@jest/globals'
import { createCalendar } from '@zvonok/policy/calendar'
import { dayOffName, isWorthKeeping, weekOf } from './rules.ts'
import type { LessonRow, TraceRow, WeekRow } from './facts-store.ts'

const row: WeekRow = {
  schoolId: 'school',
  preset: 'samara',
  overrides: [],
  policyVersion: 1,
  year: 2026,
  studyForm: 'STUDY_FORM_FULL_TIME',
  grade: 5,
  days: [
    { date: '2026-11-04', kind: 'holiday', name: 'День народного единства' },
    { date: '2026-11-05', kind: 'day-off-moved', name: '' },
    { date: '2026-11-07', kind: 'working-day', name: '' },
  ],
  periods: [{ startsOn: '2026-11-02', endsOn: '2026-12-30' }],
  holidays: [{ name: 'Осенние каникулы', startsOn: '2026-10-26', endsOn: '2026-11-01' }],
  lessons: [],
  traces: [],
}

const lesson: LessonRow = {
  lessonId: 'lesson',
  date: '2026-11-10',
  slot: 1,
  startsAt: '08:30',
  endsAt: '09:15',
  subject: 'Математика',
  room: '',
  teacher: '',
  topic: '',
  homework: '',
  isCancelled: false,
  isDropped: false,
  isOfGroup: false,
  replacedTeacher: '',
  movedFrom: '',
  movedFromSlot: 0,
  changeReason: '',
  marks: [],
  absence: null,
  due: null,
}

const trace: TraceRow = {
  lessonId: 'moved',
  date: '2026-11-10',
  slot: 1,
  subject: 'Химия',
  isOfGroup: false,
  isCancelled: false,
  changeReason: '',
  movedTo: '2026-11-12',
  movedToSlot: 2,
}

const asked = { pupilId: 'pupil', startsOn: '2026-11-09' }
const now = new Date('2026-11-11T08:00:00Z')
const shown = (more: Partial<WeekRow>) =>
  weekOf({ ...row, ...more }, asked, now).days.flatMap(({ lessons }) => lessons)

describe('dayOffName', () => {
  const calendar = createCalendar({ weekDays: 5, ...row })
  it.each([
    ['2026-11-04', 'День народного единства'],
    ['2026-11-05', 'Выходной день'],
    ['2026-11-06', ''],
    ['2026-11-07', ''],
    ['2026-11-08', 'Выходной день'],
    ['2026-10-28', 'Осенние каникулы'],
    ['2026-10-31', 'Осенние каникулы'],
    ['2026-12-31', 'Каникулы'],
  ])('%s is «%s»', (date, name) => {
    expect(dayOffName(row, calendar, date)).toBe(name)
  })

  it('calls no day a holiday while no periods are set', () => {
    const without = { ...row, periods: [], holidays: [] }
    expect(dayOffName(without, calendar, '2027-07-01')).toBe('')
  })
})

describe('weekOf', () => {
  const mark = {
    value: '5',
    work: '',
    weight: 1,
    comment: '',
    setAt: '2026-11-10T12:00:00+03:00',
    previous: '',
  }
  const absence = { code: 'н', label: '', kind: 'unknown' }

  it.each([
    ['a lesson', {}, 1],
    ['one that a regeneration left out', { isDropped: true, isCancelled: true }, 0],
    ['one left out with a mark', { isDropped: true, isCancelled: true, marks: [mark] }, 1],
    ['one left out with an absence', { isDropped: true, isCancelled: true, absence }, 1],
    ['one that a person cancelled', { isCancelled: true }, 1],
  ])('%s', (_, more, count) => {
    expect(shown({ lessons: [{ ...lesson, ...more }] })).toHaveLength(count)
  })

  it.each([
    ['the class', {}, 0],
    ['a group', { isOfGroup: true }, 1],
    ['the class with a mark', { marks: [mark] }, 1],
  ])('of who is taught at home, a lesson of %s', (_, more, count) => {
    const studyForm = 'STUDY_FORM_HOME'
    expect(shown({ studyForm, lessons: [{ ...lesson, ...more }] })).toHaveLength(count)
  })

  it.each([
    ['the class', {}, 0],
    ['a group', { isOfGroup: true }, 1],
  ])('of who is taught at home, the trace of a lesson of %s', (_, more, count) => {
    const traces = [{ ...trace, ...more }]
    expect(shown({ studyForm: 'STUDY_FORM_HOME', traces })).toHaveLength(count)
  })

  it.each([
    ['§ 4, № 12', true],
    ['Не предусмотрено', false],
    ['', false],
  ])('of the homework %p something is to do: %p [P-18]', (homework, hasTask) => {
    expect(shown({ lessons: [{ ...lesson, homework }] })).toMatchObject([{ homework, hasTask }])
  })

  it('puts a trace below the lesson that came into its place', () => {
    const lessons = [lesson, { ...lesson, slot: 2 }]
    const subjects = shown({ lessons, traces: [trace] }).map(({ subject }) => subject)
    expect(subjects).toEqual(['Математика', 'Химия', 'Математика'])
  })

  it('leaves a day off as it is when only the trace of a lesson is on it', () => {
    const traces = [{ ...trace, date: '2026-11-14' }]
    expect(weekOf({ ...row, traces }, asked, now).days[5]).toMatchObject({
      dayOff: 'Выходной день',
      lessons: [{ movedTo: '2026-11-12' }],
    })
  })

  it('writes instants in UTC', () => {
    expect(shown({ lessons: [{ ...lesson, marks: [mark] }] })[0]?.marks[0]?.setAt).toBe(
      '2026-11-10T09:00:00.000Z',
    )
  })

  it('shows Sunday only when something is on it', () => {
    expect(weekOf(row, asked, now).days).toHaveLength(6)
    const lessons = [{ ...lesson, date: '2026-11-15' }]
    expect(weekOf({ ...row, lessons }, asked, now).days[6]).toMatchObject({
      date: '2026-11-15',
      dayOff: '',
    })
  })
})

it.each([
  ['2026-08-31', false],
  ['2026-09-07', true],
  ['2027-08-30', true],
  ['2031-05-05', false],
])('the empty week of %s is worth keeping: %s', (startsOn, isWorth) => {
  expect(isWorthKeeping(row, startsOn)).toBe(isWorth)
})
