import type { Access, Handlers } from '@zvonok/runtime/grpc-server'
import type { LessonServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { readers, writers } from '../access.ts'
import type { Parts } from '../parts.ts'
import { getLesson } from './get-lesson.ts'
import { putLesson } from './put-lesson.ts'

export const lessonHandlers = (parts: Parts): Handlers<typeof LessonServiceDefinition> => ({
  getLesson: getLesson(parts),
  putLesson: putLesson(parts),
})

export const lessonAccess: Access<typeof LessonServiceDefinition> = {
  getLesson: { roles: readers },
  putLesson: { roles: writers },
}
