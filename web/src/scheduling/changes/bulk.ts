import { isDate } from '@zvonok/policy/dates'
import type { BulkKind, BulkRequest } from './reads.ts'

/** What stands in the fields of a bulk change; empty means any. */
export interface BulkDraft {
  readonly kind: BulkKind
  readonly from: string
  readonly to: string
  readonly classId: string
  readonly teacherId: string
  readonly roomId: string
  readonly substituteId: string
  readonly reason: string
}

export const startBulk = (today: string): BulkDraft => ({
  kind: 'CANCELLED',
  from: today,
  to: today,
  classId: '',
  teacherId: '',
  roomId: '',
  substituteId: '',
  reason: '',
})

/** A change cannot end before its first day. */
export const isReversed = ({ from, to }: BulkDraft): boolean =>
  isDate(from) && isDate(to) && to < from

/** Complete enough to be looked at; what else is wrong the server says. */
export const mayPreview = (draft: BulkDraft): boolean =>
  isDate(draft.from) &&
  isDate(draft.to) &&
  !isReversed(draft) &&
  [draft.classId, draft.teacherId, draft.roomId].some((id) => id !== '') &&
  (draft.kind === 'CANCELLED' || draft.substituteId !== '') &&
  draft.reason.trim().length >= 3

export const requestOf = (draft: BulkDraft): BulkRequest => ({
  ...draft,
  courseId: '',
  substituteId: draft.kind === 'CANCELLED' ? '' : draft.substituteId,
  reason: draft.reason.trim(),
})
