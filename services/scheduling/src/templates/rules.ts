import { ConflictKind } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import type { Conflict, TemplateCell } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { findCollisions } from '../collisions.ts'
import type { BusyKind, Placement } from '../collisions.ts'
import { courseLabel } from '../replicas/courses.ts'
import type { Course } from '../replicas/courses.ts'
import type { Rosters } from '../replicas/rosters.ts'

/** A cell with its times. */
export interface TimedCell {
  readonly courseId: string
  readonly weekday: number
  readonly slot: number
  readonly week: number
  readonly roomId?: string | undefined
  readonly startsAt: string
  readonly endsAt: string
}

export interface Reviewed {
  readonly cells: readonly TemplateCell[]
  /** Times of the template's bells by number. */
  readonly bells: ReadonlyMap<number, { readonly startsAt: string; readonly endsAt: string }>
  /** Cells of other templates that hold on some of the same days. */
  readonly others: readonly TimedCell[]
  /** Every course of every class concerned, by id. */
  readonly courses: ReadonlyMap<string, Course>
  readonly rooms: ReadonlyMap<string, string>
  readonly rosters: Rosters
  /** Days of lessons a week by grade (P-30). */
  readonly weekDaysOf: (grade: number) => number
}

/** A conflict and the first own cell it is about, for the refusal. */
export interface Finding extends Conflict {
  readonly cell: number | undefined
}

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

const noBells = (of: Reviewed): Finding[] =>
  of.cells.flatMap(({ courseId, weekday, slot }, cell): Finding[] => {
    const course = of.courses.get(courseId)
    if (of.bells.has(slot) || course === undefined) return []
    const label = courseLabel(course)
    const kind = ConflictKind.NO_BELL
    return [{ kind, weekday, slot, courseIds: [courseId], label, isWarning: false, cell }]
  })

/** On such a day the generation leaves the cell out, unless the day is made a working one. */
const daysOff = (of: Reviewed): Finding[] =>
  of.cells.flatMap(({ courseId, weekday, slot }, cell): Finding[] => {
    const course = of.courses.get(courseId)
    if (course === undefined || weekday <= of.weekDaysOf(course.grade)) return []
    const { className: label } = course
    const kind = ConflictKind.DAY_OFF
    return [{ kind, weekday, slot, courseIds: [courseId], label, isWarning: true, cell }]
  })

const halfHours = (cell: { readonly week: number }): number => (cell.week === 0 ? 2 : 1)

/** Hours placed against the curriculum: more is refused, fewer is a warning [K 3, SCH-06]. */
const hours = (of: Reviewed): Finding[] => {
  const placed = new Map<string, number>()
  for (const cell of [...of.cells, ...of.others]) {
    placed.set(cell.courseId, (placed.get(cell.courseId) ?? 0) + halfHours(cell))
  }
  const classes = new Set(of.cells.map((cell) => of.courses.get(cell.courseId)?.classId))
  return [...of.courses.values()].flatMap((course): Finding[] => {
    const over = (placed.get(course.courseId) ?? 0) - course.halfHoursPerWeek
    const cell = of.cells.findIndex(({ courseId }) => courseId === course.courseId)
    // Too many hours in other templates alone are not this template's fault.
    const isOurs = cell !== -1 || over < 0
    if (over === 0 || !isOurs || !classes.has(course.classId)) return []
    return [
      {
        kind: over > 0 ? ConflictKind.HOURS_OVER : ConflictKind.HOURS_UNDER,
        weekday: 0,
        slot: 0,
        courseIds: [course.courseId],
        label: courseLabel(course),
        isWarning: over < 0,
        cell: cell === -1 ? undefined : cell,
      },
    ]
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
