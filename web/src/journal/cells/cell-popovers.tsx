import type { RefObject } from 'react'
import type { Page } from '../marks/sheet.ts'
import type { Grid } from '../marks/use-grid.ts'
import { anchorOf } from './cell-anchor.ts'
import { CellHistory } from './cell-history.tsx'
import { CellMenu } from './cell-menu.tsx'

export type OpenPopover = 'menu' | 'history'

interface Props {
  readonly grid: Grid
  readonly page: Page
  readonly table: RefObject<HTMLTableElement | null>
  readonly open: OpenPopover | undefined
  /** Says which closes: the menu may just have opened the history. */
  readonly onClose: (which: OpenPopover) => void
}

/** What opens beside the cell in focus. */
export const CellPopovers = ({ grid, page, table, open, onClose }: Props) => {
  const { focusLesson: lesson, focusPupil: pupil } = grid
  if (open === undefined || lesson === undefined || pupil === undefined) return null
  const anchor = anchorOf(table, grid.state.selection.focus)
  if (anchor === undefined) return null
  if (open === 'menu')
    return <CellMenu anchor={anchor} onIntent={grid.perform} onClose={() => onClose('menu')} />
  return (
    <CellHistory
      grid={grid}
      page={page}
      lesson={lesson}
      pupil={pupil}
      anchor={anchor}
      onClose={() => onClose('history')}
    />
  )
}
