import type { BulkChange } from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import { ChangeKind } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { daysBetween } from '@zvonok/policy/dates'
import { join, raw, sql } from '@zvonok/runtime/postgres'
import type { Read, Sql } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import { checkDate, checkId, checkOptionalId, checkReason } from '../checks.ts'
import { listHeld, listLessons } from '../lessons/store.ts'
import type { LessonRow } from '../lessons/store.ts'
import { getSubstitute } from '../replicas/staff.ts'
import type { StaffMember } from '../replicas/staff.ts'
import { applyBulk, substituteConflicts } from './rules.ts'
import type { Bulk } from './rules.ts'

export interface Filter {
  readonly from: string
  readonly to: string
  readonly courseId: string | undefined
  readonly classId: string | undefined
  readonly teacherId: string | undefined
  readonly roomId: string | undefined
}

/** A change asked for, checked field by field. */
export interface Asked {
  readonly schoolId: string
  readonly filter: Filter
  readonly bulk: Bulk
}

const mostDays = 366

const checkFilter = (change: BulkChange): Filter => {
  const from = checkDate('change.from', change.from)
  const to = checkDate('change.to', change.to)
  if (to < from) throw invalid('change.to', 'SPAN_REVERSED')
  if (daysBetween(from, to) >= mostDays) {
    throw invalid('change.to', 'SPAN_TOO_LONG', { days: String(mostDays) })
  }
  const filter = {
    from,
    to,
    courseId: checkOptionalId('change.courseId', change.courseId),
    classId: checkOptionalId('change.classId', change.classId),
    teacherId: checkOptionalId('change.teacherId', change.teacherId),
    roomId: checkOptionalId('change.roomId', change.roomId),
  }
  const { courseId, classId, teacherId, roomId } = filter
  if ([courseId, classId, teacherId, roomId].every((each) => each === undefined)) {
    throw invalid('change', 'FILTER_EMPTY')
  }
  return filter
}

const checkBulk = (change: BulkChange): Bulk => {
  const reason = checkReason('change.reason', change.reason)
  switch (change.kind) {
    case ChangeKind.CANCELLED:
      return { kind: 'cancelled', reason }
    case ChangeKind.TEACHER_REPLACED: {
      const substituteId = checkId('change.substituteId', change.substituteId)
      return { kind: 'teacher-replaced', reason, substituteId }
    }
    default:
      throw invalid('change.kind', 'KIND_NOT_ALLOWED')
  }
}

export const checkChange = (change: BulkChange | undefined): Asked => {
  if (change === undefined) throw invalid('change', 'REQUIRED')
  return { schoolId: change.schoolId, filter: checkFilter(change), bulk: checkBulk(change) }
}

const conditionOf = ({ from, to, courseId, classId, teacherId, roomId }: Filter): Sql =>
  join(
    [
      sql`date between ${from} and ${to}`,
      sql`status = 'planned'`,
      ...(courseId === undefined ? [] : [sql`course_id = ${courseId}`]),
      ...(classId === undefined ? [] : [sql`lesson.class_id = ${classId}`]),
      ...(teacherId === undefined ? [] : [sql`teacher_id = ${teacherId}`]),
      ...(roomId === undefined ? [] : [sql`room_id = ${roomId}`]),
    ],
    raw(' and '),
  )

export interface Effect {
  readonly before: readonly LessonRow[]
  readonly after: readonly LessonRow[]
  readonly conflicts: readonly LessonRow[]
  readonly substitute: StaffMember | undefined
}

/** What the change would do to the calendar as it is now. */
export const effectOf = async (read: Read, { schoolId, filter, bulk }: Asked): Promise<Effect> => {
  const before = await listLessons(read, schoolId, conditionOf(filter))
  const after = applyBulk(before, bulk)
  if (bulk.kind === 'cancelled') return { before, after, conflicts: [], substitute: undefined }
  const dates = [...new Set(after.map(({ date }) => date))]
  const person = { personId: bulk.substituteId, field: 'change.substituteId' }
  const [substitute, present] = await Promise.all([
    getSubstitute(read, schoolId, person, dates),
    listHeld(read, schoolId, dates),
  ])
  return { before, after, conflicts: substituteConflicts(after, present), substitute }
}
