import { isSame, type CellValue } from './cell-value.ts'
import type { Decided, Effect, Facts, GridState } from './grid-state.ts'
import { record } from './history.ts'
import type { At, Part } from './sheet.ts'

/** Nothing is written. */
export const still = (state: GridState, effect?: Effect): Decided => ({
  state,
  operation: [],
  ...(effect === undefined ? {} : { effect }),
})

export type Edit = (cell: CellValue, at: At) => CellValue

/** Applies an edit to every cell selected; cells that may not be written are left out. */
export const editCells = (
  state: GridState,
  facts: Facts,
  cells: readonly At[],
  edit: Edit,
  part: Part = 'marks',
): Decided => {
  const open = cells.filter((at) => facts.lock(at, part) === undefined)
  const first = cells[0]
  if (first === undefined) return still(state)
  const locked = facts.lock(first, part)
  if (open.length === 0 && locked !== undefined) return still(state, { kind: 'locked', locked })
  const operation = open.flatMap((at) => {
    const before = facts.cell(at)
    const after = edit(before, at)
    const { lessonId, pupilId } = facts.place(at)
    return isSame(before, after) ? [] : [{ lessonId, pupilId, before, after }]
  })
  if (operation.length === 0) return still({ ...state, work: undefined })
  const history = record(state.history, operation)
  return { state: { ...state, work: undefined, history }, operation }
}
