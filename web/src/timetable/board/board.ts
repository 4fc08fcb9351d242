import type { TemplateCell } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import type { Json } from '../../api/types.ts'
import type { CourseRow } from '../../curriculum/course-rows.ts'

export type Cell = Json<TemplateCell>

/** A time of the week. */
export interface Place {
  readonly weekday: number
  readonly slot: number
}

export const isAt = (cell: Cell, { weekday, slot }: Place): boolean =>
  cell.weekday === weekday && cell.slot === slot

export const sameCell = (one: Cell, other: Cell): boolean =>
  one.courseId === other.courseId && isAt(one, other) && one.week === other.week

/** Every week, unless the course has only half an hour more to place. */
export const put = (cells: readonly Cell[], courseId: string, place: Place): readonly Cell[] => {
  const { weekday, slot } = place
  if (cells.some((cell) => cell.courseId === courseId && isAt(cell, place))) return cells
  return [...cells, { courseId, weekday, slot, roomId: roomOf(cells, courseId), week: 0 }]
}

/** Where the course has been put already, most likely it stays. */
const roomOf = (cells: readonly Cell[], courseId: string): string =>
  cells.findLast((cell) => cell.courseId === courseId)?.roomId ?? ''

export const take = (cells: readonly Cell[], taken: Cell): readonly Cell[] =>
  cells.filter((cell) => !sameCell(cell, taken))

export const change = (cells: readonly Cell[], changed: Cell, to: Partial<Cell>): readonly Cell[] =>
  cells.map((cell) => (sameCell(cell, changed) ? { ...cell, ...to } : cell))

/** Hours a week that still have no place; below zero when there are too many. */
export const hoursLeft = (cells: readonly Cell[], { course, hours }: CourseRow): number =>
  cells
    .filter(({ courseId }) => courseId === course.courseId)
    .reduce((left, { week }) => left - (week === 0 ? 1 : 0.5), hours)

/** Places where the teacher or the class of the course is taken, by cells of any template. */
export const isBusy = (
  cells: readonly Cell[],
  rows: ReadonlyMap<string, CourseRow>,
  picked: CourseRow,
  place: Place,
): boolean =>
  cells.some((cell) => {
    const other = rows.get(cell.courseId)?.course
    if (other === undefined || !isAt(cell, place)) return false
    const { course } = picked
    const areGroups = other.groupId !== '' && course.groupId !== ''
    const sharePupils =
      other.classId === course.classId && (!areGroups || other.groupId === course.groupId)
    return other.teacherId === course.teacherId || sharePupils
  })
