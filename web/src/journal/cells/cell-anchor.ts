import type { CSSProperties, RefObject } from 'react'
import type { At } from '../marks/sheet.ts'

/** Where a cell stands on the screen, for what opens beside it: cells themselves stay untouched. */
export const anchorOf = (
  table: RefObject<HTMLTableElement | null>,
  { row, column }: At,
): CSSProperties | undefined => {
  const cell = table.current?.querySelector(`[data-row="${row}"][data-column="${column}"]`)
  if (cell === null || cell === undefined) return undefined
  const { left, top, width, height } = cell.getBoundingClientRect()
  return { position: 'fixed', left, top, width, height, pointerEvents: 'none' }
}
