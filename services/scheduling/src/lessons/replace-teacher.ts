import { ReplaceTeacherRequest } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Context } from '@zvonok/runtime/grpc-server'
import { invalid, precondition } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { checkId, checkReason } from '../checks.ts'
import { getSubstitute, listShortNames } from '../replicas/staff.ts'
import { refuseOccupied } from './occupied.ts'
import { substitute } from './rules.ts'
import { changeLesson } from './single-change.ts'

export const replaceTeacher =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  (request: ReplaceTeacherRequest, context: Context): Promise<Lesson> => {
    const of = { request, requestType: ReplaceTeacherRequest }
    return changeLesson(frame, context, of, async (loaded) => {
      const { lesson, tx, school } = loaded
      const reason = checkReason('reason', request.reason)
      const teacherId = checkId('teacherId', request.teacherId)
      if (lesson.status !== 'planned') throw precondition('LESSON_ALREADY_CANCELLED')
      const after = substitute(lesson, teacherId, reason)
      if (after === undefined) throw invalid('teacherId', 'TEACHES_ALREADY')
      const field = 'teacherId'
      const person = await getSubstitute(tx, school.schoolId, { personId: teacherId, field }, [
        lesson.date,
      ])
      await refuseOccupied(loaded, after)
      const names = await listShortNames(tx, school.schoolId, [lesson.teacherId])
      const former = names.get(lesson.teacherId) ?? ''
      return { after, kind: 'teacher-replaced', who: `${former} → ${person.shortName}` }
    })
  }
