import type { Edge } from './intents.ts'
import type { At } from './sheet.ts'

export interface Selection {
  readonly focus: At
  /** The other corner of a selected block. */
  readonly anchor?: At
}

export interface Size {
  readonly rows: number
  readonly columns: number
}

const pageRows = 10

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), Math.max(least, most))

const go = (selection: Selection, to: At, extend: boolean, size: Size): Selection => {
  // The heads of the lessons stand in row -1; a block of cells does not reach into them.
  const least = extend ? 0 : -1
  const focus = {
    row: clamp(to.row, least, size.rows - 1),
    column: clamp(to.column, 0, size.columns - 1),
  }
  return extend ? { focus, anchor: selection.anchor ?? selection.focus } : { focus }
}

export const moveBy = (
  selection: Selection,
  by: { readonly rows: number; readonly columns: number; readonly extend: boolean },
  size: Size,
): Selection => {
  const { row, column } = selection.focus
  return go(selection, { row: row + by.rows, column: column + by.columns }, by.extend, size)
}

export const moveTo = (
  selection: Selection,
  edge: Edge,
  extend: boolean,
  size: Size,
): Selection => {
  const { row, column } = selection.focus
  const target: Record<Edge, At> = {
    'row-start': { row, column: 0 },
    'row-end': { row, column: size.columns - 1 },
    start: { row: 0, column: 0 },
    end: { row: size.rows - 1, column: size.columns - 1 },
    'page-up': { row: Math.max(0, row - pageRows), column },
    'page-down': { row: row + pageRows, column },
  }
  return go(selection, target[edge], extend, size)
}

export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export const blockOf = ({ focus, anchor = focus }: Selection): Block => ({
  top: Math.min(focus.row, anchor.row),
  bottom: Math.max(focus.row, anchor.row),
  left: Math.min(focus.column, anchor.column),
  right: Math.max(focus.column, anchor.column),
})

export const isBlock = ({ focus, anchor }: Selection): boolean =>
  anchor !== undefined && (anchor.row !== focus.row || anchor.column !== focus.column)

/** All cells of the selection, row by row; none when a head is in focus. */
export const cellsOf = (selection: Selection): readonly At[] => {
  const { top, bottom, left, right } = blockOf(selection)
  if (top < 0) return []
  const cells: At[] = []
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) cells.push({ row, column })
  return cells
}
