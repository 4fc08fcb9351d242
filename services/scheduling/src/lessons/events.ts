import {
  ChangeKind,
  LessonsChanged,
  LessonStatus,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Clock } from '@zvonok/runtime/clock'
import { announceAll } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'
import type { Change, ChangeKind as Kind } from '../changes/store.ts'
import type { LessonRow } from './store.ts'

export const sentKind: Readonly<Record<Kind, ChangeKind>> = {
  generated: ChangeKind.GENERATED,
  cancelled: ChangeKind.CANCELLED,
  moved: ChangeKind.MOVED,
  'teacher-replaced': ChangeKind.TEACHER_REPLACED,
  restored: ChangeKind.RESTORED,
}

/** Date and number the template gave it, when it stands at others. */
const movedFrom = ({ date, slot, plannedOn, plannedSlot }: LessonRow) =>
  date === plannedOn && slot === plannedSlot
    ? { movedFrom: '', movedFromSlot: 0 }
    : { movedFrom: plannedOn, movedFromSlot: plannedSlot }

export const toLesson = (row: LessonRow): Lesson => ({
  lessonId: row.lessonId,
  schoolId: row.schoolId,
  courseId: row.courseId,
  classId: row.classId,
  groupId: row.groupId ?? '',
  subjectId: row.subjectId,
  teacherId: row.teacherId,
  replacedTeacherId: row.replacedTeacherId ?? '',
  roomId: row.roomId ?? '',
  date: row.date,
  slot: row.slot,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  status: row.status === 'planned' ? LessonStatus.PLANNED : LessonStatus.CANCELLED,
  ...movedFrom(row),
  changeReason: row.changeReason,
  version: row.version,
})

/** An event of 500 lessons is about 170 KB, well under the megabyte a broker takes. */
const mostInEvent = 500

export const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, part) =>
    all.slice(part * size, (part + 1) * size),
  )

/** The state of every lesson after the change; a consumer takes each by its own version. */
export const announceLessons = (
  tx: Tx,
  change: Pick<Change, 'schoolId' | 'changeId' | 'kind' | 'reason' | 'authorId'>,
  rows: readonly LessonRow[],
  clock: Clock,
): void => {
  const { schoolId, changeId, reason } = change
  const about = { schoolId, subjectId: changeId, actor: change.authorId, clock }
  const facts = inParts(rows, mostInEvent).map((part) => ({
    payload: { changeId, kind: sentKind[change.kind], reason, lessons: part.map(toLesson) },
    about,
  }))
  announceAll(tx, LessonsChanged, facts)
}
