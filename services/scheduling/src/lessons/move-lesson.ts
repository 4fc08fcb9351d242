import { MoveLessonRequest } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Context } from '@zvonok/runtime/grpc-server'
import { invalid, precondition } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { getBellsOfTemplate } from '../bells/store.ts'
import { checkDate, checkOptionalId, checkReason } from '../checks.ts'
import { listRooms } from '../replicas/courses.ts'
import { refuseDayOff, refuseOccupied } from './occupied.ts'
import { move } from './rules.ts'
import type { Place } from './rules.ts'
import { changeLesson } from './single-change.ts'
import type { Loaded } from './single-change.ts'

const target = async (
  { tx, school: { schoolId }, lesson }: Loaded,
  request: MoveLessonRequest,
): Promise<{ readonly to: Place; readonly room: string }> => {
  const date = checkDate('date', request.date)
  const roomId = checkOptionalId('roomId', request.roomId)
  const [bells, rooms] = await Promise.all([
    getBellsOfTemplate(tx, schoolId, lesson.templateId),
    listRooms(tx, schoolId),
  ])
  if (roomId !== undefined && !rooms.has(roomId)) throw invalid('roomId', 'ROOM_NOT_FOUND')
  const bell = bells.slots.find(({ number }) => number === request.slot)
  if (bell === undefined) {
    const numbers = bells.slots.map(({ number }) => number).join(', ')
    throw invalid('slot', 'NO_BELL', { slot: String(request.slot), numbers })
  }
  const { startsAt, endsAt } = bell
  const to = { date, slot: request.slot, startsAt, endsAt, roomId: roomId ?? lesson.roomId }
  const isMoving = to.roomId !== undefined && to.roomId !== lesson.roomId
  return { to, room: isMoving ? (rooms.get(to.roomId ?? '') ?? '') : '' }
}

export const moveLesson =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  (request: MoveLessonRequest, context: Context): Promise<Lesson> => {
    const of = { request, requestType: MoveLessonRequest }
    return changeLesson(frame, context, of, async (loaded) => {
      const { lesson } = loaded
      const reason = checkReason('reason', request.reason)
      if (lesson.status !== 'planned') throw precondition('LESSON_ALREADY_CANCELLED')
      const { to, room } = await target(loaded, request)
      const after = move(lesson, to, reason)
      if (after === undefined) throw invalid('date', 'NOTHING_CHANGES')
      if (after.date !== lesson.date) await refuseDayOff(loaded, after.date)
      await refuseOccupied(loaded, after)
      return { after, kind: 'moved', movedTo: { date: after.date, slot: after.slot, room } }
    })
  }
