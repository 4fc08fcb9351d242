import type { Change as SentChange } from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import { sentKind } from '../lessons/events.ts'
import type { Change } from './store.ts'

export const toChange = (change: Change): SentChange => ({
  changeId: change.changeId,
  schoolId: change.schoolId,
  kind: sentKind[change.kind],
  lessons: change.lessons,
  from: change.firstDate,
  to: change.lastDate,
  reason: change.reason,
  summary: change.summary,
  authorId: change.authorId,
  changedAt: change.changedAt,
  place: change.place,
  movedTo: change.movedTo,
})
