import type { Lesson, Week } from '../reads.ts'
import { isTrace } from './trace.ts'

/** Parts of a lesson that can become new while the page is open. */
export type Part = 'marks' | 'absence' | 'homework' | 'topic' | 'change'

export const newsId = (lessonId: string, part: Part): string => `${lessonId}/${part}`

const partsOf = (lesson: Lesson): Readonly<Record<Part, string>> => ({
  marks: lesson.marks.map(({ value, work, comment }) => [value, work, comment].join()).join(';'),
  absence: lesson.absence?.code ?? '',
  homework: lesson.homework,
  topic: lesson.topic,
  change: [
    lesson.isCancelled,
    lesson.replacedTeacher,
    lesson.movedFrom,
    lesson.movedTo,
    lesson.movedToSlot,
    lesson.changeReason,
    lesson.startsAt,
    lesson.room,
  ].join(),
})

/** A lesson moved within the week is shown twice: where it stands, and as the trace it left. */
const placeOf = (lesson: Lesson): string => `${lesson.lessonId}/${isTrace(lesson)}`

const lessonsOf = (week: Week): readonly Lesson[] => week.days.flatMap(({ lessons }) => lessons)

/** What differs from the week as it was last shown; a lesson that was not there is new by its change. */
export const newsOf = (before: Week, after: Week): ReadonlySet<string> => {
  const known = new Map(lessonsOf(before).map((lesson) => [placeOf(lesson), partsOf(lesson)]))
  const news = lessonsOf(after).flatMap((lesson) => {
    const old = known.get(placeOf(lesson))
    if (old === undefined) return [newsId(lesson.lessonId, 'change')]
    const parts = Object.entries(partsOf(lesson)) as [Part, string][]
    return parts
      .filter(([part, text]) => old[part] !== text)
      .map(([part]) => newsId(lesson.lessonId, part))
  })
  return new Set(news)
}

export interface NewMark {
  readonly date: string
  readonly lesson: Lesson
  readonly mark: Lesson['marks'][number]
}

/** Marks set since the family was last here, the newest first. */
export const marksSince = (week: Week, lastVisit: string | undefined): readonly NewMark[] => {
  if (lastVisit === undefined) return []
  return week.days
    .flatMap(({ date, lessons }) =>
      lessons.flatMap((lesson) => lesson.marks.map((mark) => ({ date, lesson, mark }))),
    )
    .filter(({ mark }) => mark.setAt > lastVisit)
    .toSorted((a, b) => (a.mark.setAt < b.mark.setAt ? 1 : -1))
}
