import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import type { LessonFacts } from '../replicas/lesson-facts.ts'
import type { MarkedWork, MarkRow } from './store.ts'

export const marksPut = (
  lesson: LessonFacts,
  works: readonly MarkedWork[],
  marks: readonly MarkRow[],
  setAt: Date,
): MarksPut => ({
  schoolId: lesson.schoolId,
  lessonId: lesson.lessonId,
  courseId: lesson.courseId,
  classId: lesson.classId,
  subjectId: lesson.subjectId,
  date: lesson.date,
  setAt,
  marks: marks.map(({ pupilId, workNumber, value, previousValue, comment, version }) => {
    const work = works.find(({ number }) => number === workNumber)
    return {
      pupilId,
      workNumber,
      value,
      previousValue,
      comment,
      version,
      weight: work?.weight ?? 1,
      workName: work?.name ?? '',
      isWritten: work?.isWritten ?? false,
    }
  }),
})
