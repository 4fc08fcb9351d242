import {
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type SyntheticEvent,
} from 'react'
import { intentOf } from './intents.ts'
import type { At, Page } from './sheet.ts'
import type { Grid } from './use-grid.ts'

const atOf = ({ target }: SyntheticEvent): At | undefined => {
  const cell = target instanceof Element ? target.closest('[data-row]') : null
  if (!(cell instanceof HTMLElement)) return undefined
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) }
}

/** Keys, pointer and menu of the table: what each asks of the grid, and which cell the mouse is on. */
export const useGridEvents = (grid: Grid, page: Page, onMenu: () => void) => {
  const [hovered, setHovered] = useState<At>()
  const { focus } = grid.state.selection

  const onKeyDown = (event: KeyboardEvent) => {
    setHovered(undefined)
    const intent = intentOf(event.nativeEvent, page)
    if (intent === undefined) return
    const isHead = focus.row < 0
    // A head is a button: Enter and Space press it.
    if (isHead && (event.code === 'Enter' || (event.code === 'Space' && !event.shiftKey))) return
    // At the edge of the row Tab leaves the table, so that nobody is caught in it.
    const lastColumn = page.lessons.length - 1
    const isLeaving = event.code === 'Tab' && focus.column === (event.shiftKey ? 0 : lastColumn)
    if (isLeaving) return
    event.preventDefault()
    grid.perform(intent)
  }
  const select = (event: SyntheticEvent, extend: boolean) => {
    const at = atOf(event)
    if (at !== undefined) grid.focusOn(at, extend && at.row >= 0)
  }
  const hover = (at: At | undefined) =>
    setHovered((before) => (before?.row === at?.row && before?.column === at?.column ? before : at))
  return {
    hovered,
    handlers: {
      onKeyDown,
      onPointerDown: (event: PointerEvent) => {
        hover(undefined)
        if (event.button === 0) select(event, event.shiftKey)
      },
      onPointerOver: (event: PointerEvent) => {
        if (event.pointerType !== 'mouse') return
        if (event.buttons === 1) select(event, true)
        else if (event.buttons === 0) hover(atOf(event))
      },
      onPointerLeave: () => hover(undefined),
      onClick: (event: MouseEvent) => {
        if (atOf(event)?.row === -1) grid.perform({ do: 'lesson' })
      },
      // Right click, a long press, the menu key and Shift F10 all come here.
      onContextMenu: (event: MouseEvent) => {
        const at = atOf(event)
        if (at === undefined || at.row < 0) return
        event.preventDefault()
        hover(undefined)
        grid.focusOn(at)
        onMenu()
      },
    },
  }
}
