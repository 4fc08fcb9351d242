import { ChangeKind } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson, LessonsChanged } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { placeKey, type Family } from './families.ts'
import { worded } from './rules.ts'
import type { Details } from './store.ts'
import type { Draft } from './teller.ts'

/** The words of `details.change`; a generation is no news. */
export const changeWord: Partial<Record<ChangeKind, string>> = {
  [ChangeKind.CANCELLED]: 'cancelled',
  [ChangeKind.MOVED]: 'moved',
  [ChangeKind.TEACHER_REPLACED]: 'replaced',
  [ChangeKind.RESTORED]: 'restored',
}

/** Where a lesson stood before the change. */
export interface Before {
  readonly lessonId: string
  readonly teacherId: string
  readonly date: string
  readonly slot: number
}

export interface LessonChange {
  readonly change: LessonsChanged
  readonly word: string
  readonly before: ReadonlyMap<string, Before>
  /** By subject, person and class id. */
  readonly names: ReadonlyMap<string, string>
  readonly families: ReadonlyMap<string, readonly Family[]>
}

interface Told {
  readonly lessons: Lesson[]
  readonly pupils: Map<string, string>
}

const teachersOf = (lesson: Lesson, before: Before | undefined): string[] => [
  ...new Set(
    [lesson.teacherId, lesson.replacedTeacherId, before?.teacherId ?? ''].filter((id) => id !== ''),
  ),
]

/** Everybody concerned with the lessons that concern them: families, and teachers old and new. */
const peopleOf = ({ change, before, families }: LessonChange): ReadonlyMap<string, Told> => {
  const people = new Map<string, Told>()
  const add = (personId: string, lesson: Lesson, pupil?: Family): void => {
    const told = people.get(personId) ?? { lessons: [], pupils: new Map<string, string>() }
    people.set(personId, told)
    // A parent of two pupils of a class has the lesson once.
    if (told.lessons.at(-1) !== lesson) told.lessons.push(lesson)
    if (pupil !== undefined) told.pupils.set(pupil.pupilId, pupil.name)
  }
  for (const lesson of change.lessons) {
    for (const family of families.get(placeKey(lesson)) ?? []) {
      add(family.pupilId, lesson, family)
      for (const parentId of family.parentIds) add(parentId, lesson, family)
    }
    for (const teacherId of teachersOf(lesson, before.get(lesson.lessonId))) add(teacherId, lesson)
  }
  return people
}

const distinct = (texts: readonly string[]): string =>
  [...new Set(texts.filter((text) => text !== ''))].join(', ')

/** The one that all have, if they do. */
const onlyOf = (ids: readonly string[]): string => (new Set(ids).size === 1 ? (ids[0] ?? '') : '')

/** A family knows its class; a teacher of many is told which: «Математика 5А». */
const subjectsOf = ({ names }: LessonChange, { lessons, pupils }: Told): string =>
  distinct(
    lessons.map(({ subjectId, classId }) =>
      [names.get(subjectId), pupils.size === 0 ? names.get(classId) : undefined]
        .filter((name) => name !== undefined)
        .join(' '),
    ),
  )

/** A lesson that moved is told of by where people expect it; where it goes comes beside. */
const movedTo = ({ date, slot }: Lesson, before: Before | undefined): Details => ({
  newDate: before === undefined ? '' : date,
  newSlot: before === undefined ? '' : String(slot),
})

/** The substitution ended: the course's own teacher has all of the lessons again. */
const isReturn = ({ change }: LessonChange, lessons: readonly Lesson[]): boolean =>
  change.kind === ChangeKind.TEACHER_REPLACED &&
  lessons.every(({ replacedTeacherId }) => replacedTeacherId === '')

const detailsOf = (of: LessonChange, told: Told): Details => {
  const { lessons, pupils } = told
  const { change, word, before, names } = of
  const isMove = change.kind === ChangeKind.MOVED
  const expected = (lesson: Lesson) => (isMove ? before.get(lesson.lessonId) : undefined) ?? lesson
  const dates = lessons.map((lesson) => expected(lesson).date).sort()
  const [first] = lessons
  const isOne = lessons.length === 1 && first !== undefined
  return worded({
    change: isReturn(of, lessons) ? 'returned' : word,
    reason: change.reason,
    pupil: distinct([...pupils.values()]),
    subject: subjectsOf(of, told),
    teacher: distinct(lessons.map(({ teacherId }) => names.get(teacherId) ?? '')),
    date: dates[0] ?? '',
    lastDate: isOne ? '' : (dates.at(-1) ?? ''),
    count: isOne ? '' : String(lessons.length),
    slot: isOne ? String(expected(first).slot) : '',
    lesson: isOne ? first.lessonId : '',
    course: onlyOf(lessons.map(({ courseId }) => courseId)),
    ...(isOne && isMove ? movedTo(first, before.get(first.lessonId)) : {}),
  })
}

/** One notice per person and change, however many lessons it touches [NTF-01]. */
export const lessonDrafts = (of: LessonChange): Draft[] =>
  [...peopleOf(of)].map(([personId, told]): Draft => ({
    schoolId: told.lessons[0]?.schoolId ?? '',
    personId,
    kind: 'lesson-changed',
    pupilId: told.pupils.size === 1 ? [...told.pupils.keys()][0] : undefined,
    details: detailsOf(of, told),
    about: `change/${of.change.changeId}`,
  }))
