import type { Caller } from '@zvonok/runtime/caller'
import type { Policies } from '@zvonok/policy/resolve'
import {
  mayTakeAttendance,
  mayWriteLesson,
  readsWholeSchool,
  type LessonOfCourse,
} from '../access.ts'
import type { Barrier } from '../barrier.ts'
import { whyClosed, whyTooEarly, type LessonState } from '../rules.ts'

export interface Locks {
  readonly isEditable: boolean
  readonly isAttendanceEditable: boolean
  readonly lockedReason: string
  readonly lockedGround: string
}

const whyNotYours = (caller: Caller, lesson: LessonOfCourse): Barrier | undefined => {
  if (mayWriteLesson(caller, lesson)) return undefined
  return { reason: readsWholeSchool(caller, lesson) ? 'READ_ONLY' : 'NOT_YOUR_LESSON', details: {} }
}

/** What the caller may do in the lesson now; the write itself is judged again. */
export const locksOf = (
  caller: Caller,
  lesson: LessonOfCourse & LessonState,
  policies: Policies,
  today: string,
): Locks => {
  const closed = whyClosed(policies, lesson, today)
  const barrier = whyNotYours(caller, lesson) ?? closed
  return {
    isEditable: barrier === undefined,
    isAttendanceEditable:
      closed === undefined &&
      whyTooEarly(lesson, today) === undefined &&
      mayTakeAttendance(caller, lesson),
    lockedReason: barrier?.reason ?? '',
    lockedGround: barrier?.details['ground'] ?? '',
  }
}
