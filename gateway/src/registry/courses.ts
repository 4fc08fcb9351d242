import { CourseServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { feature, get, post, put } from '../feature.ts'

export const courses = feature(CourseServiceDefinition, {
  listCourses: get('/schools/:schoolId/courses', {
    reading: { what: 'courses', subject: 'classId' },
  }),
  putCourse: [
    post('/schools/:schoolId/courses', { operationId: 'createCourse' }),
    put('/schools/:schoolId/courses/:courseId'),
  ],
})
