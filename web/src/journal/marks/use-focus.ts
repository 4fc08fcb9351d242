import { useEffect, type RefObject } from 'react'
import type { At } from './sheet.ts'

const find = (table: HTMLTableElement | null, { row, column }: At) =>
  table?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)

/** Follows the focus of the grid, but never takes it from a field outside the table. */
export const useFocus = (
  table: RefObject<HTMLTableElement | null>,
  at: At,
  /** Something beside the cell is open: when it closes, the focus comes back to the cell. */
  isBesides: boolean,
): void => {
  const { row, column } = at
  useEffect(() => {
    const cell = find(table.current, { row, column })
    const isInside = table.current?.contains(document.activeElement) ?? false
    if (isInside || document.activeElement === document.body) cell?.focus()
    // The scroller's padding keeps the cell clear of the columns that stay in place.
    else cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [table, row, column])
  useEffect(() => {
    if (!isBesides && document.activeElement === document.body)
      find(table.current, { row, column })?.focus()
  }, [table, isBesides, row, column])
}
