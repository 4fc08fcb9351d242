import type { TaughtLesson } from '../journals/use-teaching-day.ts'

/** The lesson asked for; else the one going on, the next one, or the last of the day. */
export const chooseLesson = (
  lessons: readonly TaughtLesson[],
  asked: string | undefined,
): TaughtLesson | undefined =>
  lessons.find(({ lessonId }) => lessonId === asked) ??
  lessons.find(({ phase }) => phase === 'now') ??
  lessons.find(({ phase }) => phase === 'next') ??
  lessons.findLast(({ isCancelled }) => !isCancelled) ??
  lessons.at(-1)
