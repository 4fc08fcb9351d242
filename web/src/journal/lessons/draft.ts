import type { LessonPanel as Panel, PlanOffer } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import type { LessonWork } from '@zvonok/contracts/zvonok/journal/v1/journals'
import type { ProblemBody } from '../../api/problem.ts'
import type { Json } from '../../api/types.ts'

export type LessonPanelData = Json<Panel>
export type Offer = Json<PlanOffer>
export type Work = Json<LessonWork>

/** What stands in the fields of the panel. */
export interface LessonDraft {
  readonly topic: string
  readonly homework: string
  readonly works: readonly Work[]
  /** Empty when the topic was written by hand. */
  readonly planItemId: string
}

export const draftOf = ({ lesson, planItemId }: LessonPanelData): LessonDraft => ({
  topic: lesson?.topic ?? '',
  homework: lesson?.homework ?? '',
  works: lesson?.works ?? [],
  planItemId,
})

export const isSameDraft = (a: LessonDraft, b: LessonDraft): boolean =>
  a.topic === b.topic &&
  a.homework === b.homework &&
  a.planItemId === b.planItemId &&
  JSON.stringify(a.works) === JSON.stringify(b.works)

/** The homework of the plan comes along unless the teacher has written another. */
export const takeOffer = (draft: LessonDraft, offer: Offer, noHomework: string): LessonDraft => {
  const isFree = draft.homework === '' || draft.homework === noHomework
  return {
    ...draft,
    topic: offer.topic,
    planItemId: offer.planItemId,
    homework: isFree && offer.homework !== '' ? offer.homework : draft.homework,
  }
}

/** An emptied topic is no longer the plan's. */
export const typeTopic = (draft: LessonDraft, topic: string): LessonDraft => ({
  ...draft,
  topic,
  planItemId: topic.trim() === '' ? '' : draft.planItemId,
})

export const mostWorks = 4

export const addWork = (works: readonly Work[], workTypeId: string): readonly Work[] => {
  const taken = new Set(works.map((work) => work.number))
  const number = [1, 2, 3, 4].find((each) => !taken.has(each))
  if (number === undefined) return works
  return [...works, { number, workTypeId, title: '' }].toSorted((a, b) => a.number - b.number)
}

/** What the refusal proposes to write instead, for one click. */
export const suggestionFor = (body: ProblemBody | undefined, field: string): string | undefined =>
  body?.violations?.find((violation) => violation.field === field)?.details?.['suggestion']
