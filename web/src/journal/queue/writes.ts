import type { QueuedWrite } from './types.ts'

interface Common extends QueuedWrite {
  readonly schoolId: string
  readonly courseId: string
  readonly lessonId: string
  readonly pupilId: string
  /** Empty removes the mark, or says that the pupil is present. */
  readonly value: string
  readonly comment: string
}

export interface MarkWrite extends Common {
  readonly kind: 'mark'
  readonly workNumber: number
}

export interface AttendanceWrite extends Common {
  readonly kind: 'attendance'
}

/** Everybody not named was there: the attendance of the lesson counts as taken. */
export interface RollWrite extends Common {
  readonly kind: 'roll'
}

export type Write = MarkWrite | AttendanceWrite | RollWrite
