import {
  LessonReadServiceDefinition,
  LessonServiceDefinition,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { feature } from '@zvonok/runtime/grpc-server'
import type { Feature } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { readerRoles, timetableRoles } from '../access.ts'
import { cancelLesson } from './cancel-lesson.ts'
import { listLessons } from './list-lessons.ts'
import { moveLesson } from './move-lesson.ts'
import { replaceTeacher } from './replace-teacher.ts'
import { restoreLesson } from './restore-lesson.ts'

export const lessonFeatures = (frame: Pick<Frame, 'db' | 'clock'>): readonly Feature[] => [
  feature(
    LessonReadServiceDefinition,
    { listLessons: listLessons(frame) },
    { listLessons: { roles: readerRoles } },
  ),
  feature(
    LessonServiceDefinition,
    {
      cancelLesson: cancelLesson(frame),
      moveLesson: moveLesson(frame),
      replaceTeacher: replaceTeacher(frame),
      restoreLesson: restoreLesson(frame),
    },
    {
      cancelLesson: { roles: timetableRoles },
      moveLesson: { roles: timetableRoles },
      replaceTeacher: { roles: timetableRoles },
      restoreLesson: { roles: timetableRoles },
    },
  ),
]
