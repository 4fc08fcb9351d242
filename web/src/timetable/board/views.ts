import type { CourseRow } from '../../curriculum/course-rows.ts'
import {
  entriesByTime,
  timeKey,
  type MatrixEntry,
  type MatrixMark,
  type MatrixRow,
} from '../../ui/week-matrix/matrix.ts'
import { clashesAt, type Cell, type CellsAt, type Held, type Place } from './board.ts'

/** Whose weeks stand below one another. */
export type BoardView = 'class' | 'teacher' | 'room'

export type CourseRows = ReadonlyMap<string, CourseRow>

export const weekdays = [1, 2, 3, 4, 5, 6] as const

/** The row of a view that a cell stands in; a cell without a room is in none of the rooms. */
export const rowIdOf = (view: BoardView, cell: Cell, rows: CourseRows): string => {
  if (view === 'room') return cell.roomId
  const course = rows.get(cell.courseId)?.course
  return (view === 'class' ? course?.classId : course?.teacherId) ?? ''
}

/** The only row that a course may be put into; any of the rooms. */
export const targetRow = (view: BoardView, { course }: CourseRow): string | undefined =>
  view === 'room' ? undefined : view === 'class' ? course.classId : course.teacherId

export const cellId = ({ courseId, weekday, slot, week }: Cell): string =>
  [courseId, weekday, slot, week].join('/')

export interface EntryWords {
  readonly room: (roomId: string) => string
  /** «нечётные», «чётные»; empty for every week. */
  readonly weeks: (week: number) => string
  readonly locked: (cell: Cell) => string
}

const entryOf =
  (view: BoardView, rows: CourseRows, words: EntryWords, isLocked: boolean) =>
  (cell: Cell): MatrixEntry => {
    const row = rows.get(cell.courseId)
    const room = words.room(cell.roomId)
    const { className = '', subjectShort = '', subject = '', group = '', teacher = '' } = row ?? {}
    const facts = [className, subject, group, teacher, room, words.weeks(cell.week)]
    return {
      id: cellId(cell),
      title: view === 'class' && !isLocked ? subjectShort : className,
      about: view === 'class' && !isLocked ? room : subjectShort,
      hint: [...facts, isLocked ? words.locked(cell) : ''].filter(Boolean).join(' · '),
      ...(isLocked ? { tone: 'locked' as const } : {}),
    }
  }

interface Board {
  readonly cells: readonly Cell[]
  /** Of the other templates that hold on the same days. */
  readonly locked: readonly Cell[]
  readonly rows: CourseRows
  readonly words: EntryWords
}

/** Everybody of a view with what stands in their week. */
export const matrixRows = (
  view: BoardView,
  names: readonly { readonly value: string; readonly label: string }[],
  { cells, locked, rows, words }: Board,
): readonly MatrixRow[] => {
  const time = ({ weekday, slot }: Cell) => ({ day: String(weekday), slot })
  const byRow = (all: readonly Cell[], isLocked: boolean) => {
    const found = new Map<string, Cell[]>()
    for (const cell of all) {
      const id = rowIdOf(view, cell, rows)
      const there = found.get(id)
      if (there === undefined) found.set(id, [cell])
      else there.push(cell)
    }
    const entry = entryOf(view, rows, words, isLocked)
    return (id: string) => entriesByTime(found.get(id) ?? [], time, entry)
  }
  const own = byRow(cells, false)
  const foreign = byRow(locked, true)
  return names.map(({ value, label }) => {
    const entries = new Map(own(value))
    for (const [key, there] of foreign(value))
      entries.set(key, [...(entries.get(key) ?? []), ...there])
    return { id: value, label, entries }
  })
}

interface Asked {
  readonly view: BoardView
  readonly rowIds: readonly string[]
  readonly slots: readonly number[]
  readonly index: CellsAt
  readonly rows: CourseRows
}

/** Where the held course may go: only rows that could take it are marked. */
export const fits = (
  held: Held,
  { view, rowIds, slots, index, rows }: Asked,
): ReadonlyMap<string, ReadonlyMap<string, MatrixMark>> => {
  const only = targetRow(view, held.row)
  const targets = only === undefined ? rowIds : [only]
  return new Map(
    targets.map((rowId) => [
      rowId,
      new Map(
        weekdays.flatMap((weekday) =>
          slots.map((slot): [string, MatrixMark] => {
            const at = {
              weekday,
              slot,
              roomId: view === 'room' ? rowId : (held.from?.roomId ?? ''),
            }
            const isFree = clashesAt(index, rows, held, at).length === 0
            return [timeKey({ day: String(weekday), slot }), isFree ? 'free' : 'busy']
          }),
        ),
      ),
    ]),
  )
}

interface Wrong extends Place {
  readonly courseIds: readonly string[]
  readonly isWarning: boolean
}

/** The places that the server refuses, in the rows of a view. */
export const wrongs = (
  view: BoardView,
  conflicts: readonly Wrong[],
  cells: readonly Cell[],
  rows: CourseRows,
): ReadonlyMap<string, ReadonlyMap<string, MatrixMark>> => {
  const found = new Map<string, Map<string, MatrixMark>>()
  for (const { weekday, slot, courseIds, isWarning } of conflicts) {
    if (isWarning || weekday === 0) continue
    const here = cells.filter(
      (cell) => cell.weekday === weekday && cell.slot === slot && courseIds.includes(cell.courseId),
    )
    for (const cell of here) {
      const id = rowIdOf(view, cell, rows)
      const marks = found.get(id) ?? new Map<string, MatrixMark>()
      found.set(id, marks.set(timeKey({ day: String(weekday), slot }), 'wrong'))
    }
  }
  return found
}
