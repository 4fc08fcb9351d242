import type { BusyKind, Collision, Placement } from '../collisions.ts'
import type { LessonRow } from './store.ts'

/** A lesson as something that occupies a teacher, a room and pupils. */
export interface HeldLesson extends Placement {
  readonly lesson: LessonRow
}

export const held = (lesson: LessonRow): HeldLesson => ({
  day: lesson.date,
  startsAt: lesson.startsAt,
  endsAt: lesson.endsAt,
  classId: lesson.classId,
  groupId: lesson.groupId,
  teacherId: lesson.teacherId,
  roomId: lesson.roomId,
  lesson,
})

export const busyReason: Readonly<Record<BusyKind, string>> = {
  teacher: 'TEACHER_BUSY',
  room: 'ROOM_BUSY',
  pupil: 'CLASS_BUSY',
}

/** The lesson in the way of `changed`. */
export const inTheWay = ({ a, b }: Collision<HeldLesson>, changed: LessonRow): LessonRow =>
  a.lesson.lessonId === changed.lessonId ? b.lesson : a.lesson

export interface Place {
  readonly date: string
  readonly slot: number
  readonly startsAt: string
  readonly endsAt: string
  readonly roomId: string | undefined
}

/** Another date, slot or room [K 7, SCH-11]; undefined when nothing would change. */
export const move = (lesson: LessonRow, to: Place, reason: string): LessonRow | undefined => {
  const isSame = lesson.date === to.date && lesson.slot === to.slot && lesson.roomId === to.roomId
  return isSame ? undefined : { ...lesson, ...to, isMoved: true, changeReason: reason }
}

/**
 * The substitute fills just this lesson [39 4.4.9, M 4.11]; the course's own teacher ends the
 * substitution. Undefined when the person teaches it already.
 */
export const substitute = (
  lesson: LessonRow,
  teacherId: string,
  reason: string,
): LessonRow | undefined => {
  if (lesson.teacherId === teacherId) return undefined
  const own = lesson.replacedTeacherId ?? lesson.teacherId
  return {
    ...lesson,
    teacherId,
    replacedTeacherId: own === teacherId ? undefined : own,
    changeReason: reason,
  }
}

/** Records stay with a cancelled lesson, so that it can be brought back with them [K 7]. */
export const cancel = (lesson: LessonRow, reason: string): LessonRow => ({
  ...lesson,
  status: 'cancelled',
  changeReason: reason,
})

export const restore = (lesson: LessonRow): LessonRow => ({
  ...lesson,
  status: 'planned',
  changeReason: '',
})
