import { RestoreLessonRequest } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Context } from '@zvonok/runtime/grpc-server'
import { precondition } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { refuseOccupied } from './occupied.ts'
import { restore } from './rules.ts'
import { changeLesson } from './single-change.ts'

export const restoreLesson =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  (request: RestoreLessonRequest, context: Context): Promise<Lesson> => {
    const of = { request, requestType: RestoreLessonRequest }
    return changeLesson(frame, context, of, async (loaded) => {
      const { lesson } = loaded
      if (lesson.status === 'planned') throw precondition('LESSON_NOT_CANCELLED')
      const after = restore(lesson)
      await refuseOccupied(loaded, after)
      return { after, kind: 'restored' }
    })
  }
