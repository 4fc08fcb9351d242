import type { Template } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { useMemo, useState } from 'react'
import type { Json } from '../../api/types.ts'
import {
  indexCells,
  move,
  put,
  spansMeet,
  take,
  type Cell,
  type CellsAt,
  type Held,
  type Place,
} from '../board/board.ts'
import type { Aim } from '../board/matrix-board.tsx'
import type { CourseRows } from '../board/views.ts'
import { useCheck, type Conflict } from './use-check.ts'

export interface Board {
  readonly cells: readonly Cell[]
  readonly locked: readonly Cell[]
  readonly index: CellsAt
  readonly held: Held | undefined
  readonly aim: Aim | undefined
  readonly conflicts: readonly Conflict[]
  readonly isDirty: boolean
  setCells(cells: readonly Cell[]): void
  hold(held: Held | undefined): void
  setAim(aim: Aim): void
  /** Into another room only when one is named. */
  place(held: Held, at: Place, roomId?: string): void
  take(cell: Cell): void
}

const placed = (cells: readonly Cell[], { row, from }: Held, at: Place, roomId?: string) =>
  from === undefined ? put(cells, row.course.courseId, at, roomId) : move(cells, from, at, roomId)

/** The template as it is being laid out, what is in the hand and what collides. */
export const useBoard = (
  template: Json<Template>,
  others: readonly Json<Template>[],
  rows: CourseRows,
): Board => {
  const [cells, setCells] = useState<readonly Cell[]>(template.cells)
  const [held, hold] = useState<Held>()
  const [aim, setAim] = useState<Aim>()
  const locked = useMemo(
    () => others.filter((each) => spansMeet(template, each)).flatMap((each) => each.cells),
    [others, template],
  )
  const index = useMemo(
    () => indexCells([...cells, ...locked].filter(({ courseId }) => rows.has(courseId))),
    [cells, locked, rows],
  )
  const asked = useMemo(
    () => (held === undefined || aim === undefined ? cells : placed(cells, held, aim)),
    [cells, held, aim],
  )
  return {
    cells,
    locked,
    index,
    held,
    aim,
    conflicts: useCheck(template, asked),
    isDirty: cells !== template.cells,
    setCells,
    hold,
    setAim,
    place: (carried, at, roomId) => {
      setCells(placed(cells, carried, at, roomId))
      hold(undefined)
    },
    take: (cell) => {
      setCells(take(cells, cell))
      hold(undefined)
    },
  }
}
