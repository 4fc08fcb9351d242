import { checkHomework } from '@zvonok/policy/homework'
import type { Policies } from '@zvonok/policy/resolve'
import { checkTopic } from '@zvonok/policy/topics'
import type { Decision } from '@zvonok/policy/verdict'
import type { Violation } from '@zvonok/runtime/refusal'
import { barrierOf } from '../barrier.ts'

export const longestTopic = 500
export const longestHomework = 2000
export const longestTitle = 300
export const mostWorks = 4

export interface Work {
  readonly number: number
  readonly workTypeId: string
  readonly title: string
}

export interface WorkType {
  readonly workTypeId: string
  readonly name: string
  readonly weight: number
  readonly isWritten: boolean
  readonly isDefault: boolean
}

export interface PlannedTopic {
  readonly planItemId: string
  readonly topic: string
  /** The lesson it was used in. */
  readonly lessonId: string | undefined
}

export interface WantedLesson {
  readonly topic: string
  readonly homework: string
  readonly works: readonly Work[]
  /** Empty when written by hand. */
  readonly planItemId: string
}

export interface LessonBefore {
  readonly lessonId: string
  readonly date: string
  readonly grade: number
  readonly topic: string
  readonly works: readonly (Work & { readonly hasMarks: boolean })[]
}

export interface LessonWorld {
  readonly policies: Policies
  readonly today: string
  readonly workTypes: readonly WorkType[]
  readonly plan: readonly PlannedTopic[]
}

export interface DecidedLesson {
  readonly topic: string
  readonly homework: string
  readonly works: readonly Work[]
  readonly planItemId: string | undefined
}

type Found<T> = { readonly value: T; readonly violations: readonly Violation[] }

const found = <T>(field: string, decision: Decision<T>, fallback: T): Found<T> =>
  decision.ok
    ? { value: decision.value, violations: [] }
    : { value: fallback, violations: [{ field, ...barrierOf(decision) }] }

/** A topic once written is never emptied; before, homework may be planned without it [JRN-14 … JRN-18, P-17]. */
export const decideTopic = (
  { policies, plan }: Pick<LessonWorld, 'policies' | 'plan'>,
  text: string,
  before: string,
): Found<string> =>
  text === '' && before === ''
    ? { value: '', violations: [] }
    : found(
        'topic',
        checkTopic(policies, { text, planTopics: plan.map(({ topic }) => topic) }),
        text,
      )

/** Of a lesson still to come or without a topic nothing is owed yet: empty stays empty [JRN-27, P-18]. */
export const decideHomework = (
  { policies, today }: Pick<LessonWorld, 'policies' | 'today'>,
  wanted: Pick<WantedLesson, 'topic' | 'homework'>,
  { date, grade }: Pick<LessonBefore, 'date' | 'grade'>,
): Found<string> =>
  wanted.homework === '' && (wanted.topic === '' || date > today)
    ? { value: '', violations: [] }
    : found(
        'homework',
        checkHomework(policies, { text: wanted.homework, grade, date }),
        wanted.homework,
      )

const checkWork = (
  { policies, workTypes }: LessonWorld,
  work: Work,
  index: number,
): readonly Violation[] => {
  const path = `works[${index}]`
  if (work.number < 1 || work.number > mostWorks) {
    const details = { from: '1', to: String(mostWorks) }
    return [{ field: `${path}.number`, reason: 'OUT_OF_RANGE', details }]
  }
  if (!workTypes.some(({ workTypeId }) => workTypeId === work.workTypeId)) {
    return [{ field: `${path}.workTypeId`, reason: 'WORK_TYPE_NOT_FOUND', details: {} }]
  }
  // «Контрольная работа № 1» is no title either [39 4.4.1, L 3.2.5, JRN-16].
  if (work.title === '') return []
  return found(`${path}.title`, checkTopic(policies, { text: work.title }), '').violations
}

const checkNumbers = (before: LessonBefore, works: readonly Work[]): readonly Violation[] => {
  const numbers = new Set(works.map(({ number }) => number))
  const dropped = before.works.find(({ number, hasMarks }) => hasMarks && !numbers.has(number))
  if (numbers.size < works.length) return [{ field: 'works', reason: 'GIVEN_TWICE', details: {} }]
  if (!numbers.has(1)) return [{ field: 'works', reason: 'FIRST_WORK_MISSING', details: {} }]
  if (dropped === undefined) return []
  const details = { number: String(dropped.number) }
  return [{ field: 'works', reason: 'WORK_HAS_MARKS', details }]
}

/** Work 1 of the default type until works are written [L 3.2.5, JRN-02]. */
export const worksOrDefault = (
  works: readonly Work[],
  workTypes: readonly WorkType[],
): readonly Work[] => {
  const usual = workTypes.find(({ isDefault }) => isDefault)
  if (works.length > 0 || usual === undefined) return works
  return [{ number: 1, workTypeId: usual.workTypeId, title: '' }]
}

/** The kinds of work marks are given for [S 4.2.5.2, JRN-17]; none given keeps the present ones. */
export const decideWorks = (
  world: LessonWorld,
  wanted: readonly Work[],
  before: LessonBefore,
): Found<readonly Work[]> => {
  if (wanted.length > 0) {
    const each = wanted.flatMap((work, index) => checkWork(world, work, index))
    return { value: wanted, violations: [...each, ...checkNumbers(before, wanted)] }
  }
  const present = before.works.map(({ number, workTypeId, title }) => ({
    number,
    workTypeId,
    title,
  }))
  return { value: worksOrDefault(present, world.workTypes), violations: [] }
}

/** An item is used in one lesson [K 2, JRN-11]. */
export const decidePlanItem = (
  plan: readonly PlannedTopic[],
  planItemId: string,
  lessonId: string,
): Found<string | undefined> => {
  if (planItemId === '') return { value: undefined, violations: [] }
  const item = plan.find((each) => each.planItemId === planItemId)
  const refuse = (reason: string): Found<undefined> => ({
    value: undefined,
    violations: [{ field: 'planItemId', reason, details: {} }],
  })
  if (item === undefined) return refuse('PLAN_ITEM_NOT_FOUND')
  const isUsed = item.lessonId !== undefined && item.lessonId !== lessonId
  return isUsed ? refuse('PLAN_ITEM_USED') : { value: planItemId, violations: [] }
}

/** All that is wrong at once, so that a form shows it together. */
export const decideLesson = (
  world: LessonWorld,
  wanted: WantedLesson,
  before: LessonBefore,
): { readonly lesson: DecidedLesson; readonly violations: readonly Violation[] } => {
  const topic = decideTopic(world, wanted.topic, before.topic)
  const homework = decideHomework(world, wanted, before)
  const works = decideWorks(world, wanted.works, before)
  const item = decidePlanItem(world.plan, wanted.planItemId, before.lessonId)
  return {
    lesson: {
      topic: topic.value,
      homework: homework.value,
      works: works.value,
      planItemId: item.value,
    },
    violations: [topic, homework, works, item].flatMap(({ violations }) => violations),
  }
}
