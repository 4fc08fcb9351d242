import { describe, expect, it } from '@jest/globals'
import type { Phase } from '../journals/day.ts'
import type { TaughtLesson } from '../journals/use-teaching-day.ts'
import { chooseLesson } from './choose.ts'

const day = (phases: readonly Phase[], cancelled: readonly number[] = []): TaughtLesson[] =>
  phases.map((phase, index) => ({
    lessonId: `l${index}`,
    schoolId: 's',
    courseId: 'c',
    classId: 'k',
    groupId: '',
    subjectId: 'b',
    teacherId: 't',
    replacedTeacherId: '',
    roomId: '',
    date: '2026-11-27',
    slot: index + 1,
    startsAt: '08:30',
    endsAt: '09:15',
    status: 'LESSON_STATUS_PLANNED',
    movedFrom: '',
    movedFromSlot: 0,
    changeReason: '',
    version: 1,
    isCancelled: cancelled.includes(index),
    phase,
  }))

describe('the lesson that opens by itself', () => {
  it.each([
    ['the one going on', day(['past', 'now', 'next']), undefined, 'l1'],
    ['in a break the next one', day(['past', 'next', 'later']), undefined, 'l1'],
    ['after the day the last one', day(['past', 'past']), undefined, 'l1'],
    ['but not a cancelled one', day(['past', 'past'], [1]), undefined, 'l0'],
    ['the one asked for', day(['now', 'next', 'later']), 'l2', 'l2'],
    ['none of another day', day(['now']), 'elsewhere', 'l0'],
    ['nothing on a free day', [], undefined, undefined],
  ])('is %s', (_, lessons, asked, expected) => {
    expect(chooseLesson(lessons, asked)?.lessonId).toBe(expected)
  })
})
