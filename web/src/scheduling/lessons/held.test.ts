import { describe, expect, it } from '@jest/globals'
import { heldAt } from './held.ts'
import type { CalendarLesson } from './reads.ts'

const lesson = (lessonId: string, slot: number, teacherId: string, status = 'PLANNED') =>
  ({ lessonId, slot, teacherId, roomId: `room of ${teacherId}`, status }) as CalendarLesson

describe('who is busy at the time of a lesson', () => {
  it('is whoever teaches then, but not in the lesson itself nor in a cancelled one', () => {
    const lessons = [
      lesson('own', 2, 'belova'),
      lesson('other', 2, 'zueva'),
      lesson('cancelled', 2, 'lvova', 'LESSON_STATUS_CANCELLED'),
      lesson('later', 3, 'orlov'),
    ]
    const held = heldAt(lessons, 2, 'own')
    expect([...held.teachers]).toEqual(['zueva'])
    expect([...held.rooms]).toEqual(['room of zueva'])
  })
})
