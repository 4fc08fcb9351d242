import type { ClipboardEvent } from 'react'
import { emptyCell, markOf, withMark, type CellValue } from './cell-value.ts'
import { parseCell, parseTable, tableText } from './clipboard.ts'
import type { Notes } from './notes.ts'
import { blockOf } from './selection.ts'
import type { At, Page } from './sheet.ts'
import type { Grid } from './use-grid.ts'

export interface BadPaste {
  /** Line of the pasted text, from 1. */
  readonly line: number
  readonly typed: string
}

/** A pasted mark keeps the comment of the same mark that stood there. */
const keepComments = (before: CellValue, after: CellValue): CellValue =>
  after.marks.reduce((cell, mark) => {
    const old = markOf(before, mark.work)
    return old?.value === mark.value ? withMark(cell, old) : cell
  }, after)

/** Columns to and from a spreadsheet, through the browser's own copy and paste. */
export const useClipboard = (grid: Grid, page: Page, notes: Notes) => {
  const { selection } = grid.state
  const copy = (event: ClipboardEvent) => {
    const { top, bottom, left, right } = blockOf(selection)
    if (top < 0) return
    const rows = grid.rows
      .slice(top, bottom + 1)
      .map((row) => row.cells.slice(left, right + 1).map((cell) => cell.text))
    event.clipboardData.setData('text/plain', tableText(rows))
    event.preventDefault()
  }

  const paste = (event: ClipboardEvent) => {
    const table = parseTable(event.clipboardData.getData('text/plain'))
    event.preventDefault()
    const { top, left } = blockOf(selection)
    if (table.length === 0 || top < 0) return
    const values = new Map<string, CellValue>()
    const cells: At[] = []
    for (const [line, texts] of table.entries()) {
      for (const [place, typed] of texts.entries()) {
        const at = { row: top + line, column: left + place }
        if (at.row >= grid.rows.length || at.column >= page.lessons.length) continue
        const value = parseCell(typed, page)
        // All or nothing: a half-pasted column is worse than none.
        if (value === undefined) {
          notes.tell({ kind: 'bad-paste', bad: { line: line + 1, typed } })
          return
        }
        values.set(`${at.row}/${at.column}`, value)
        cells.push(at)
      }
    }
    // What was said of a paste before this one; the edit may have something to say of its own.
    notes.clear()
    grid.edit(cells, (before, { row, column }) =>
      keepComments(before, values.get(`${row}/${column}`) ?? emptyCell),
    )
  }
  return { copy, paste }
}
