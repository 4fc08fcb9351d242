import { describe, expect, it } from '@jest/globals'
import type { LessonRow } from '../lessons/store.ts'
import { applyBulk, substituteConflicts } from './rules.ts'

const lesson = (lessonId: string, more: Partial<LessonRow> = {}): LessonRow => ({
  lessonId,
  schoolId: 'school',
  courseId: 'maths',
  classId: `class of ${lessonId}`,
  subjectId: 'subject',
  teacherId: 'own',
  templateId: 'template',
  plannedOn: '2026-11-23',
  plannedSlot: 1,
  date: '2026-11-23',
  slot: 1,
  startsAt: '08:30',
  endsAt: '09:10',
  status: 'planned',
  isMoved: false,
  changeReason: '',
  version: 1,
  ...more,
})

const replacing = { kind: 'teacher-replaced', reason: 'Болезнь', substituteId: 'sub' } as const

describe('a bulk change', () => {
  it('leaves alone lessons cancelled, and those the substitute teaches already', () => {
    const lessons = [
      lesson('a'),
      lesson('b', { status: 'cancelled' }),
      lesson('c', { teacherId: 'sub' }),
    ]
    expect(applyBulk(lessons, replacing)).toEqual([
      lesson('a', { teacherId: 'sub', replacedTeacherId: 'own', changeReason: 'Болезнь' }),
    ])
    const cancelled = applyBulk(lessons, { kind: 'cancelled', reason: 'Карантин' })
    expect(cancelled.map(({ lessonId }) => lessonId)).toEqual(['a', 'c'])
  })

  it('keeps who is replaced when one substitute follows another', () => {
    const [after] = applyBulk(
      [lesson('a', { teacherId: 'first', replacedTeacherId: 'own' })],
      replacing,
    )
    expect(after).toMatchObject({ teacherId: 'sub', replacedTeacherId: 'own' })
  })
})

describe('what keeps a substitute from coming', () => {
  const changed = (lessonId: string, more: Partial<LessonRow> = {}) =>
    lesson(lessonId, { teacherId: 'sub', replacedTeacherId: 'own', ...more })

  it('are the own lessons at the same time', () => {
    const own = lesson('own lesson', { teacherId: 'sub' })
    const later = lesson('later', { teacherId: 'sub', startsAt: '10:00', endsAt: '10:40' })
    const present = [lesson('a'), own, later, lesson('stranger', { teacherId: 'somebody' })]
    expect(substituteConflicts([changed('a')], present)).toEqual([own])
  })

  it('are two of the touched lessons at one time', () => {
    const [a, b] = [changed('a'), changed('b')]
    expect(substituteConflicts([a, b, changed('c', { date: '2026-11-24' })], [])).toEqual([a, b])
  })

  it('is nothing when nothing is touched', () => {
    expect(substituteConflicts([], [lesson('a')])).toEqual([])
  })
})
