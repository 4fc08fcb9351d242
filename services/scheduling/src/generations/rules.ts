import type { LessonRow } from '../lessons/store.ts'
import type { WantedLesson } from './expansion.ts'

export interface Count {
  readonly courseId: string
  readonly added: number
  readonly kept: number
  readonly changed: number
  readonly cancelled: number
}

/** What is to be written, and how many lessons of each course stay as they are. */
export interface Difference {
  readonly added: readonly WantedLesson[]
  /** With their new state; dropped ones among them. */
  readonly changed: readonly LessonRow[]
  readonly counts: readonly Count[]
}

const keyOf = (courseId: string, date: string, slot: number): string =>
  `${courseId} ${date} ${slot}`

const plannedKey = (lesson: LessonRow): string =>
  keyOf(lesson.courseId, lesson.plannedOn, lesson.plannedSlot)

const wantedKey = ({ course, date, slot }: WantedLesson): string =>
  keyOf(course.courseId, date, slot)

/** The course's own teacher takes over from whoever it was; a substitute stays. */
const taughtBy = (lesson: LessonRow, ownId: string): Partial<LessonRow> => {
  if (lesson.replacedTeacherId === undefined) return { teacherId: ownId }
  return { replacedTeacherId: lesson.teacherId === ownId ? undefined : ownId }
}

/** What a person decided about a lesson — moved, substituted, cancelled — outlives the regeneration. */
const asWanted = (lesson: LessonRow, wanted: WantedLesson, templateId: string): LessonRow => {
  if (lesson.status === 'cancelled') return lesson
  const { date, slot, startsAt, endsAt, roomId } = wanted
  const place = lesson.isMoved ? {} : { date, slot, startsAt, endsAt, roomId }
  return {
    ...lesson,
    ...place,
    ...taughtBy(lesson, wanted.course.teacherId),
    plannedOn: date,
    plannedSlot: slot,
    templateId,
    status: 'planned',
  }
}

const looked: readonly (keyof LessonRow)[] = [
  'date',
  'slot',
  'startsAt',
  'endsAt',
  'roomId',
  'teacherId',
  'replacedTeacherId',
  'plannedSlot',
  'templateId',
  'status',
]

const isSame = (a: LessonRow, b: LessonRow): boolean => looked.every((key) => a[key] === b[key])

/** Each wanted lesson with the present one it is: by place, else another of that course on that day. */
const pair = (
  wanted: readonly WantedLesson[],
  present: readonly LessonRow[],
): Map<WantedLesson, LessonRow> => {
  const byKey = new Map(present.map((lesson) => [plannedKey(lesson), lesson]))
  const pairs = new Map<WantedLesson, LessonRow>()
  const left: WantedLesson[] = []
  for (const each of wanted) {
    const key = wantedKey(each)
    const same = byKey.get(key)
    if (same === undefined) left.push(each)
    else if (byKey.delete(key)) pairs.set(each, same)
  }
  const spare = new Map<string, LessonRow[]>()
  for (const lesson of byKey.values()) {
    if (lesson.status !== 'planned') continue
    const day = keyOf(lesson.courseId, lesson.plannedOn, 0)
    spare.set(day, [...(spare.get(day) ?? []), lesson])
  }
  for (const each of left) {
    const other = spare.get(keyOf(each.course.courseId, each.date, 0))?.shift()
    if (other !== undefined) pairs.set(each, other)
  }
  return pairs
}

interface Tally {
  courseId: string
  added: number
  kept: number
  changed: number
  cancelled: number
}

/**
 * What a generation does to the lessons there are: those that do not change keep everything, those
 * the template has no more are dropped with their records, and a lesson that was held and recorded
 * (`isHistory`) is never touched [K 5, SCH-08].
 */
export const compare = (of: {
  readonly wanted: readonly WantedLesson[]
  readonly present: readonly LessonRow[]
  readonly templateId: string
  readonly isHistory: (lesson: LessonRow) => boolean
}): Difference => {
  const added: WantedLesson[] = []
  const changed: LessonRow[] = []
  const tallies = new Map<string, Tally>()
  const count = (courseId: string, what: 'added' | 'kept' | 'changed' | 'cancelled'): void => {
    const none = { courseId, added: 0, kept: 0, changed: 0, cancelled: 0 }
    const tally = tallies.get(courseId) ?? none
    tally[what] += 1
    tallies.set(courseId, tally)
  }
  const pairs = pair(of.wanted, of.present)
  for (const wanted of of.wanted) {
    const { courseId } = wanted.course
    const lesson = pairs.get(wanted)
    if (lesson === undefined) {
      added.push(wanted)
      count(courseId, 'added')
      continue
    }
    const after = of.isHistory(lesson) ? lesson : asWanted(lesson, wanted, of.templateId)
    if (isSame(lesson, after)) count(courseId, 'kept')
    else {
      changed.push(after)
      count(courseId, lesson.status === 'dropped' ? 'added' : 'changed')
    }
  }
  const paired = new Set(pairs.values())
  for (const lesson of of.present) {
    if (paired.has(lesson) || lesson.status !== 'planned') continue
    if (of.isHistory(lesson)) count(lesson.courseId, 'kept')
    else {
      changed.push({ ...lesson, status: 'dropped' })
      count(lesson.courseId, 'cancelled')
    }
  }
  return { added, changed, counts: [...tallies.values()] }
}
