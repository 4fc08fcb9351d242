import { CancelLessonRequest } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Context } from '@zvonok/runtime/grpc-server'
import { precondition } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { checkReason } from '../checks.ts'
import { cancel } from './rules.ts'
import { changeLesson } from './single-change.ts'

export const cancelLesson =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  (request: CancelLessonRequest, context: Context): Promise<Lesson> => {
    const of = { request, requestType: CancelLessonRequest }
    return changeLesson(frame, context, of, async ({ lesson }) => {
      const reason = checkReason('reason', request.reason)
      if (lesson.status !== 'planned') throw precondition('LESSON_ALREADY_CANCELLED')
      return { after: cancel(lesson, reason), kind: 'cancelled' }
    })
  }
