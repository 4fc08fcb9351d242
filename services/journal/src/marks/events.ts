import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import type { LessonFacts } from '../replicas/lesson-facts.ts'
import type { MarkedWork, MarkRow } from './store.ts'

export interface AnnouncedMark extends MarkRow {
  readonly retypes: number
}

export const marksPut = (
  lesson: LessonFacts,
  works: readonly Pick<MarkedWork, 'number' | 'name' | 'weight' | 'isWritten'>[],
  marks: readonly AnnouncedMark[],
  setAt: Date,
): MarksPut => ({
  schoolId: lesson.schoolId,
  lessonId: lesson.lessonId,
  courseId: lesson.courseId,
  classId: lesson.classId,
  subjectId: lesson.subjectId,
  date: lesson.date,
  setAt,
  marks: marks.map(({ pupilId, workNumber, value, previousValue, comment, version, retypes }) => {
    const work = works.find(({ number }) => number === workNumber)
    return {
      pupilId,
      workNumber,
      value,
      previousValue,
      comment,
      version: version + retypes,
      weight: work?.weight ?? 1,
      workName: work?.name ?? '',
      isWritten: work?.isWritten ?? false,
    }
  }),
})
