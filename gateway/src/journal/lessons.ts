import { LessonServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { feature, get, put } from '../feature.ts'

export const journalLessons = feature(LessonServiceDefinition, {
  getLesson: get('/schools/:schoolId/journal-lessons/:lessonId', {
    operationId: 'getJournalLesson',
  }),
  putLesson: put('/schools/:schoolId/journal-lessons/:lessonId', {
    operationId: 'putJournalLesson',
  }),
})
