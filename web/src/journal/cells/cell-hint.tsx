import { Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { RefObject } from 'react'
import { isEmpty } from '../marks/cell-value.ts'
import type { At, Page } from '../marks/sheet.ts'
import type { Grid } from '../marks/use-grid.ts'
import { anchorOf } from './cell-anchor.ts'
import { MarkDetails } from './mark-details.tsx'
import classes from './cells.module.css'

interface Props {
  readonly grid: Grid
  readonly page: Page
  readonly table: RefObject<HTMLTableElement | null>
  /** The cell under the mouse. */
  readonly at: At | undefined
}

// A mouse on its way over the grid asks nothing.
const restMs = 350

/** Who set the mark under the mouse and when; the cell in focus says so in the line below. */
export const CellHint = ({ grid, page, table, at }: Props) => {
  const [rested] = useDebouncedValue(at, restMs)
  if (rested === undefined || rested !== at || rested.row < 0) return null
  const lesson = page.lessons[rested.column]
  const pupil = grid.pupils[rested.row]
  const cell = grid.facts.cell(rested)
  const anchor = anchorOf(table, rested)
  if (lesson === undefined || pupil === undefined || anchor === undefined || isEmpty(cell))
    return null
  const details = (
    <div className={classes['hint']}>
      <MarkDetails grid={grid} page={page} lesson={lesson} pupil={pupil} cell={cell} />
    </div>
  )
  return (
    <Tooltip opened label={details} position="bottom" multiline maw={340}>
      <div style={anchor} aria-hidden />
    </Tooltip>
  )
}
