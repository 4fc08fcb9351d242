import { ConflictKind } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import type { TemplateCell } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { findCollisions } from '../collisions.ts'
import type { BusyKind, Placement } from '../collisions.ts'
import type { Course } from '../replicas/courses.ts'
import { daysOff, hours, noBells } from './cells.ts'
import type { Finding, Reviewed, TimedCell } from './cells.ts'

interface Placed extends Placement {
  readonly index: number | undefined
  readonly cell: Omit<TimedCell, 'startsAt' | 'endsAt'>
  readonly course: Course
}

const kindOf: Readonly<Record<BusyKind, ConflictKind>> = {
  teacher: ConflictKind.TEACHER,
  room: ConflictKind.ROOM,
  pupil: ConflictKind.PUPIL,
}

const labelOf = (kind: BusyKind, { course, cell }: Placed, of: Reviewed): string => {
  switch (kind) {
    case 'teacher':
      return course.teacherName
    case 'room':
      return of.rooms.get(cell.roomId ?? '') ?? ''
    case 'pupil':
      return course.className
  }
}

const place = (cell: TimedCell, course: Course, index?: number): Placed => ({
  index,
  cell,
  course,
  day: String(cell.weekday),
  week: cell.week,
  startsAt: cell.startsAt,
  endsAt: cell.endsAt,
  classId: course.classId,
  groupId: course.groupId,
  teacherId: course.teacherId,
  roomId: cell.roomId,
})

const timed = (cell: TemplateCell, of: Reviewed): TimedCell | undefined => {
  const bell = of.bells.get(cell.slot)
  return bell && { ...cell, roomId: cell.roomId || undefined, ...bell }
}

/** A teacher, a room or a pupil in two places, within the template or across templates [K 5]. */
const collisions = (of: Reviewed): Finding[] => {
  const own = of.cells.flatMap((cell, index) => {
    const [at, course] = [timed(cell, of), of.courses.get(cell.courseId)]
    return at === undefined || course === undefined ? [] : [place(at, course, index)]
  })
  const others = of.others.flatMap((cell) => {
    const course = of.courses.get(cell.courseId)
    return course === undefined ? [] : [place(cell, course)]
  })
  const isOwn = ({ index }: Placed): boolean => index !== undefined
  return findCollisions([...own, ...others], of.rosters, isOwn).map(({ kind, a, b }) => {
    const [first, second] = isOwn(a) ? [a, b] : [b, a]
    return {
      kind: kindOf[kind],
      weekday: first.cell.weekday,
      slot: first.cell.slot,
      courseIds: [first.course.courseId, second.course.courseId],
      label: labelOf(kind, first, of),
      isWarning: false,
      cell: first.index,
    }
  })
}

/** One finding for all that meet at one time in one teacher, room or class. */
const merged = (findings: readonly Finding[]): Finding[] => {
  const byKey = new Map<string, Finding>()
  for (const each of findings) {
    const key = [each.kind, each.weekday, each.slot, each.label].join(' ')
    const courseIds = [...(byKey.get(key)?.courseIds ?? []), ...each.courseIds]
    byKey.set(key, { ...(byKey.get(key) ?? each), courseIds: [...new Set(courseIds)] })
  }
  return [...byKey.values()]
}

/** Everything wrong or odd about a template, refusing conflicts first. */
export const reviewTemplate = (of: Reviewed): Finding[] =>
  merged([...collisions(of), ...noBells(of), ...hours(of), ...daysOff(of)]).toSorted(
    (a, b) => Number(a.isWarning) - Number(b.isWarning) || a.weekday - b.weekday || a.slot - b.slot,
  )
