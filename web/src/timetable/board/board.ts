import type { TemplateCell } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import type { Json } from '../../api/types.ts'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { groupBy } from '../../school/group-by.ts'

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

/** Every week, in the room named or where the course has been before. */
export const put = (
  cells: readonly Cell[],
  courseId: string,
  place: Place,
  roomId = roomOf(cells, courseId),
): readonly Cell[] => {
  const { weekday, slot } = place
  if (cells.some((cell) => cell.courseId === courseId && isAt(cell, place))) return cells
  return [...cells, { courseId, weekday, slot, roomId, week: 0 }]
}

/** To another time, in its own room and weeks unless another room is named. */
export const move = (
  cells: readonly Cell[],
  moved: Cell,
  { weekday, slot }: Place,
  roomId = moved.roomId,
): readonly Cell[] => {
  const at = { ...moved, weekday, slot, roomId }
  const others = take(cells, moved)
  return others.some((cell) => sameCell(cell, at)) ? cells : [...others, at]
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

export const placeKey = ({ weekday, slot }: Place): string => `${weekday}/${slot}`

/** Cells by their place: a board asks for each of its places at every move. */
export type CellsAt = ReadonlyMap<string, readonly Cell[]>

export const indexCells = (cells: readonly Cell[]): CellsAt => groupBy(cells, placeKey)

/** What is carried: a course of the tray, or a cell of the board on its way to another place. */
export interface Held {
  readonly row: CourseRow
  readonly from?: Cell | undefined
}

export interface Clash {
  readonly kind: 'TEACHER' | 'ROOM' | 'PUPIL'
  /** What is there already. */
  readonly other: CourseRow
}

const clashOf = (held: CourseRow, other: CourseRow): Clash['kind'] | undefined => {
  const { course: own } = held
  const { course: their } = other
  if (own.teacherId === their.teacherId) return 'TEACHER'
  const areGroups = own.groupId !== '' && their.groupId !== '' && own.groupId !== their.groupId
  return own.classId === their.classId && !areGroups ? 'PUPIL' : undefined
}

/** What stands in the way of the held course at a place, before the server is asked. */
export const clashesAt = (
  index: CellsAt,
  rows: ReadonlyMap<string, CourseRow>,
  { row, from }: Held,
  { roomId = '', ...place }: Place & { readonly roomId?: string },
): readonly Clash[] =>
  (index.get(placeKey(place)) ?? []).flatMap((cell): readonly Clash[] => {
    const other = rows.get(cell.courseId)
    if (other === undefined || (from !== undefined && sameCell(cell, from))) return []
    // An odd and an even week never meet.
    if (cell.week !== 0 && from !== undefined && from.week !== 0 && cell.week !== from.week)
      return []
    const kind =
      clashOf(row, other) ?? (roomId !== '' && roomId === cell.roomId ? 'ROOM' : undefined)
    return kind === undefined ? [] : [{ kind, other }]
  })

interface Span {
  /** Empty from the start of the year. */
  readonly startsOn: string
  /** Empty to its end. */
  readonly endsOn: string
}

/** Templates that share no day never collide. */
export const spansMeet = (one: Span, other: Span): boolean =>
  (one.endsOn === '' || other.startsOn === '' || other.startsOn <= one.endsOn) &&
  (other.endsOn === '' || one.startsOn === '' || one.startsOn <= other.endsOn)
