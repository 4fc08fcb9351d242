import type { LessonFilled } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import type { LessonFacts } from '../replicas/lesson-facts.ts'
import type { DecidedLesson, WorkType } from './rules.ts'
import type { Writing } from './store.ts'

export const lessonFilled = (
  lesson: LessonFacts,
  { topic, homework, works }: DecidedLesson,
  workTypes: readonly WorkType[],
  { at, version }: Writing,
): LessonFilled => ({
  schoolId: lesson.schoolId,
  lessonId: lesson.lessonId,
  courseId: lesson.courseId,
  classId: lesson.classId,
  date: lesson.date,
  topic,
  homework,
  works: works.map(({ number, workTypeId, title }) => {
    const type = workTypes.find((each) => each.workTypeId === workTypeId)
    return {
      number,
      workTypeId,
      title,
      name: type?.name ?? '',
      weight: type?.weight ?? 1,
      isWritten: type?.isWritten ?? false,
    }
  }),
  writtenAt: at,
  version,
})
