import type { CellValue } from './cell-value.ts'

/** One cell before and after. */
export interface CellChange {
  readonly lessonId: string
  readonly pupilId: string
  readonly before: CellValue
  readonly after: CellValue
}

/** What a person did in one go, undone in one go: one mark, or a pasted column. */
export type Operation = readonly CellChange[]

export interface History {
  readonly past: readonly Operation[]
  readonly future: readonly Operation[]
}

export const noHistory: History = { past: [], future: [] }

const atMost = 50

export const record = ({ past }: History, operation: Operation): History => ({
  past: [...past, operation].slice(-atMost),
  future: [],
})

export const inverse = (operation: Operation): Operation =>
  operation.map((change) => ({ ...change, before: change.after, after: change.before }))

export interface Step {
  readonly history: History
  /** What is to be written now. */
  readonly operation: Operation
}

export const undo = ({ past, future }: History): Step | undefined => {
  const last = past.at(-1)
  if (last === undefined) return undefined
  return {
    history: { past: past.slice(0, -1), future: [...future, last] },
    operation: inverse(last),
  }
}

export const redo = ({ past, future }: History): Step | undefined => {
  const next = future.at(-1)
  if (next === undefined) return undefined
  return { history: { past: [...past, next], future: future.slice(0, -1) }, operation: next }
}
