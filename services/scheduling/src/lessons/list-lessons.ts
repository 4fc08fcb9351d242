import type {
  ListLessonsRequest,
  ListLessonsResponse,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { daysBetween } from '@zvonok/policy/dates'
import type { Context } from '@zvonok/runtime/grpc-server'
import { join, raw, sql } from '@zvonok/runtime/postgres'
import type { Sql } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { admitReader } from '../access.ts'
import { checkDate, checkOptionalId } from '../checks.ts'
import { getSchool } from '../replicas/schools.ts'
import { toLesson } from './events.ts'
import * as store from './store.ts'

const mostDays = 31

const conditions = (request: ListLessonsRequest): Sql => {
  const from = checkDate('from', request.from)
  const to = checkDate('to', request.to)
  if (to < from) throw invalid('to', 'SPAN_REVERSED')
  if (daysBetween(from, to) >= mostDays)
    throw invalid('to', 'SPAN_TOO_LONG', { days: `${mostDays}` })
  const classId = checkOptionalId('classId', request.classId)
  const teacherId = checkOptionalId('teacherId', request.teacherId)
  const roomId = checkOptionalId('roomId', request.roomId)
  const courseId = checkOptionalId('courseId', request.courseId)
  const all = [
    sql`date between ${from} and ${to}`,
    ...(classId === undefined ? [] : [sql`lesson.class_id = ${classId}`]),
    ...(teacherId === undefined ? [] : [sql`teacher_id = ${teacherId}`]),
    ...(roomId === undefined ? [] : [sql`room_id = ${roomId}`]),
    ...(courseId === undefined ? [] : [sql`course_id = ${courseId}`]),
  ]
  return join(all, raw(' and '))
}

export const listLessons =
  ({ db }: Pick<Frame, 'db'>) =>
  async (request: ListLessonsRequest, { caller }: Context): Promise<ListLessonsResponse> => {
    const { schoolId } = request
    return db.read({ schoolId }, async (read) => {
      admitReader(caller, await getSchool(read, schoolId))
      const rows = await store.listLessons(read, schoolId, conditions(request))
      return { lessons: rows.map(toLesson) }
    })
  }
