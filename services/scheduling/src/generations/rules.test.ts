import { describe, expect, it } from '@jest/globals'
import type { LessonRow } from '../lessons/store.ts'
import type { Course } from '../replicas/courses.ts'
import { createSchoolDays } from '../school-days.ts'
import { expandTemplate, weekOfYear } from './expansion.ts'
import type { WantedLesson } from './expansion.ts'
import { compare } from './rules.ts'

const course = (courseId: string, grade = 5, teacherId = 'own'): Course => ({
  courseId,
  year: 2026,
  classId: `class of ${courseId}`,
  className: `${grade}А`,
  grade,
  periodKind: 'quarter',
  subjectId: 'subject',
  subjectName: 'Математика',
  teacherId,
  teacherName: 'Иванова А. Б.',
  halfHoursPerWeek: 4,
})

const wanted = (date: string, slot: number, of = course('maths')): WantedLesson => ({
  course: of,
  roomId: undefined,
  date,
  slot,
  startsAt: `0${slot}:00`,
  endsAt: `0${slot}:40`,
})

const lesson = (date: string, slot: number, more: Partial<LessonRow> = {}): LessonRow => ({
  lessonId: `${date} ${slot}`,
  schoolId: 'school',
  courseId: 'maths',
  classId: 'class of maths',
  subjectId: 'subject',
  teacherId: 'own',
  templateId: 'template',
  plannedOn: date,
  plannedSlot: slot,
  date,
  slot,
  startsAt: `0${slot}:00`,
  endsAt: `0${slot}:40`,
  status: 'planned',
  isMoved: false,
  changeReason: '',
  version: 1,
  ...more,
})

const diff = (of: { wanted: WantedLesson[]; present: LessonRow[]; history?: string[] }) =>
  compare({
    ...of,
    templateId: 'template',
    isHistory: ({ lessonId }) => of.history?.includes(lessonId) === true,
  })

describe('what a generation does to the lessons there are', () => {
  it('keeps what does not change and adds what is missing', () => {
    const { added, changed, counts } = diff({
      wanted: [wanted('2026-09-07', 1), wanted('2026-09-14', 1)],
      present: [lesson('2026-09-07', 1)],
    })
    expect(added.map(({ date }) => date)).toEqual(['2026-09-14'])
    expect(changed).toEqual([])
    expect(counts).toEqual([{ courseId: 'maths', added: 1, kept: 1, changed: 0, cancelled: 0 }])
  })

  it('gives a lesson another number on its day instead of losing it', () => {
    const { added, changed } = diff({
      wanted: [wanted('2026-09-07', 3)],
      present: [lesson('2026-09-07', 1)],
    })
    expect(added).toEqual([])
    expect(changed).toEqual([lesson('2026-09-07', 3, { lessonId: '2026-09-07 1' })])
  })

  it('drops what the template has no more, and brings it back when it has', () => {
    const gone = diff({ wanted: [], present: [lesson('2026-09-07', 1)] })
    expect(gone.changed).toEqual([lesson('2026-09-07', 1, { status: 'dropped' })])
    expect(gone.counts).toMatchObject([{ cancelled: 1 }])
    const back = diff({ wanted: [wanted('2026-09-07', 1)], present: [...gone.changed] })
    expect(back.changed).toEqual([lesson('2026-09-07', 1)])
    expect(back.counts).toMatchObject([{ added: 1 }])
  })

  it('never touches a held lesson with records', () => {
    const present = [lesson('2026-09-07', 1), lesson('2026-09-08', 1)]
    const newTeacher = course('maths', 5, 'other')
    const { changed, counts } = diff({
      wanted: [wanted('2026-09-08', 1, newTeacher)],
      present,
      history: present.map(({ lessonId }) => lessonId),
    })
    expect(changed).toEqual([])
    expect(counts).toMatchObject([{ kept: 2 }])
  })

  it.each<[string, Partial<LessonRow>, Partial<LessonRow>]>([
    [
      'moved',
      { date: '2026-09-09', slot: 5, roomId: 'gym', isMoved: true },
      { teacherId: 'other' },
    ],
    ['substituted', { teacherId: 'sub', replacedTeacherId: 'own' }, { replacedTeacherId: 'other' }],
    [
      'given to the new teacher',
      { teacherId: 'other', replacedTeacherId: 'own' },
      { replacedTeacherId: undefined },
    ],
    ['cancelled', { status: 'cancelled' }, {}],
  ])('respects a lesson %s by a person, though the course has a new teacher', (_, done, after) => {
    const before = lesson('2026-09-07', 1, done)
    const { changed } = diff({
      wanted: [wanted('2026-09-07', 1, course('maths', 5, 'other'))],
      present: [before],
    })
    expect(changed).toEqual(Object.keys(after).length === 0 ? [] : [{ ...before, ...after }])
  })
})

describe('the lessons a template wants', () => {
  const days = createSchoolDays({
    days: [{ date: '2026-11-04', kind: 'holiday' }],
    periodSets: [
      {
        kind: 'quarter',
        periods: [{ startsOn: '2026-09-01', endsOn: '2026-12-30' }],
        holidays: [{ name: 'Осенние каникулы', startsOn: '2026-10-26', endsOn: '2026-11-01' }],
      },
    ],
    policies: { preset: 'krasnoyarsk', overrides: [] },
  })
  const expand = (of: Course, from: string, to: string, weekdays: number[], week = 0) =>
    expandTemplate({
      year: 2026,
      from,
      to,
      cells: weekdays.map((weekday) => ({ courseId: 'maths', weekday, slot: 1, week, roomId: '' })),
      bells: new Map([[1, { startsAt: '08:30', endsAt: '09:10' }]]),
      courses: new Map([['maths', of]]),
      days,
    })
  const dates = (expanded: ReturnType<typeof expand>) => expanded.wanted.map(({ date }) => date)

  it('leave out holidays, days off and Sundays', () => {
    const everyDay = [1, 2, 3, 4, 5, 6, 7]
    const expanded = expand(course('maths'), '2026-10-25', '2026-11-08', everyDay)
    expect(dates(expanded)).toEqual([
      '2026-11-02',
      '2026-11-03',
      '2026-11-05',
      '2026-11-06',
      '2026-11-07',
    ])
    expect(expanded).toMatchObject({ schoolDays: 5, daysOff: 10 })
  })

  it('leave out the sixth day for first-graders (P-30)', () => {
    const saturdays = ['2026-09-12', '2026-09-13', [6, 7]] as const
    expect(dates(expand(course('maths', 1), saturdays[0], saturdays[1], [6, 7]))).toEqual([])
    expect(dates(expand(course('maths', 2), saturdays[0], saturdays[1], [6, 7]))).toEqual([
      '2026-09-12',
    ])
  })

  it('alternate odd and even weeks from the week of 1 September', () => {
    expect([weekOfYear(2026, '2026-09-01'), weekOfYear(2026, '2026-09-07')]).toEqual([1, 2])
    expect(dates(expand(course('maths'), '2026-09-01', '2026-09-30', [2], 1))).toEqual([
      '2026-09-01',
      '2026-09-15',
      '2026-09-29',
    ])
    expect(dates(expand(course('maths'), '2026-09-01', '2026-09-30', [2], 2))).toEqual([
      '2026-09-08',
      '2026-09-22',
    ])
  })
})
