import type { LessonPanel } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import type { Caller } from '@zvonok/runtime/caller'
import type { JudgedLesson } from '../replicas/lesson-facts.ts'
import { locksOf } from './locks.ts'
import type { Work } from './rules.ts'
import type { PlanRow, RecordRow } from './store.ts'

const mostOffers = 5

export interface PanelParts {
  readonly judged: JudgedLesson
  readonly record: RecordRow | undefined
  readonly works: readonly Work[]
  readonly plan: readonly PlanRow[]
}

/** The lesson as its panel shows it to the caller. */
export const panelOf = (
  caller: Caller,
  { judged, record, works, plan }: PanelParts,
): LessonPanel => {
  const { lesson, policies, today } = judged
  const locks = locksOf(caller, lesson, policies, today)
  const unused = plan.filter(({ lessonId }) => lessonId === undefined)
  return {
    lesson: {
      lessonId: lesson.lessonId,
      date: lesson.date,
      slot: lesson.slot,
      startsAt: lesson.startsAt,
      isCancelled: lesson.isCancelled,
      substituteName: lesson.substituteName,
      topic: record?.topic ?? '',
      homework: record?.homework ?? '',
      works: works.map(({ number, workTypeId, title }) => ({ number, workTypeId, title })),
      ...locks,
      version: record?.version ?? 0,
      isAttendanceTaken: lesson.isAttendanceTaken,
    },
    planItemId: record?.planItemId ?? '',
    offers: locks.isEditable
      ? unused.slice(0, mostOffers).map(({ planItemId, topic, homework }) => ({
          planItemId,
          topic,
          homework,
        }))
      : [],
    writtenBy: record?.setBy ?? '',
    writtenAt: record?.setAt,
  }
}
