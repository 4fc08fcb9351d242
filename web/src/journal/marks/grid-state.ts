import type { CellValue } from './cell-value.ts'
import type { EditRules } from './edits.ts'
import type { Somebody } from './everybody.ts'
import { noHistory, type History, type Operation } from './history.ts'
import type { Selection, Size } from './selection.ts'
import type { At, Locked, Part } from './sheet.ts'

export interface GridState {
  readonly selection: Selection
  /** The work that the next mark goes to; undefined for the first. */
  readonly work?: number | undefined
  readonly history: History
}

export const startAt = (focus: At): GridState => ({ selection: { focus }, history: noHistory })

/** What the decision needs to know of the sheet as it is shown now. */
export interface Facts {
  readonly size: Size
  readonly rules: EditRules
  cell(at: At): CellValue
  lock(at: At, part?: Part): Locked | undefined
  /** Everybody of the lesson in a column, the filtered-out ones too. */
  everybody(at: Pick<At, 'column'>): readonly Somebody[]
  /** Ids of the cell, and the numbers of the lesson's works. */
  place(at: At): {
    readonly lessonId: string
    readonly pupilId: string
    readonly works: readonly number[]
  }
  /** The cell of an earlier operation as it is now; undefined when it is no longer on the page. */
  find(lessonId: string, pupilId: string): CellValue | undefined
}

/** What the page does besides writing. */
export type Effect =
  | { readonly kind: 'comment'; readonly at: At; readonly work: number }
  | { readonly kind: 'history'; readonly at: At }
  | { readonly kind: 'lesson'; readonly lessonId: string }
  | { readonly kind: 'keys' }
  | { readonly kind: 'locked'; readonly locked: Locked }
  | { readonly kind: 'no-second-work'; readonly lessonId: string }
  /** Everybody of the lesson is present; `count` were marked missing before. */
  | { readonly kind: 'all-present'; readonly lessonId: string; readonly count: number }
  /** Cells of an undone operation that another person changed since stay as they are. */
  | { readonly kind: 'kept-theirs'; readonly count: number }

export interface Decided {
  readonly state: GridState
  readonly operation: Operation
  readonly effect?: Effect
}
