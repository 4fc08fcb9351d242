import {
  LessonReadServiceDefinition,
  LessonServiceDefinition,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { feature, get, post } from '../feature.ts'

export const lessonsRead = feature(LessonReadServiceDefinition, {
  listLessons: get('/schools/:schoolId/lessons', {
    reading: { what: 'lessons', subject: 'classId' },
  }),
})

export const lessons = feature(LessonServiceDefinition, {
  cancelLesson: post('/schools/:schoolId/lessons/:lessonId/cancel'),
  moveLesson: post('/schools/:schoolId/lessons/:lessonId/move'),
  replaceTeacher: post('/schools/:schoolId/lessons/:lessonId/replace-teacher'),
  restoreLesson: post('/schools/:schoolId/lessons/:lessonId/restore'),
})
