import { LessonServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { feature, get, put } from '../feature.ts'

export const journalLessons = feature(LessonServiceDefinition, {
  getLesson: get('/schools/:schoolId/journal-lessons/:lessonId', {
    operationId: 'getJournalLesson',
    reading: { what: 'journal.lesson', subject: 'lessonId' },
  }),
  putLesson: put('/schools/:schoolId/journal-lessons/:lessonId', {
    operationId: 'putJournalLesson',
  }),
})
