import type { Problem } from '../workbooks/problem.ts'
import { sheets } from '../workbooks/sheets.ts'
import type { Plan, PlannedRow } from './plan.ts'

interface Counts {
  readonly sheet: string
  readonly add: number
  readonly change: number
  readonly keep: number
}

/** What checking found. */
export interface Preview {
  readonly counts: readonly Counts[]
  readonly rows: readonly PlannedRow[]
  readonly problems: readonly Problem[]
  /** Also those beyond the ones kept. */
  readonly problemCount: number
}

/** Enough to see what will happen; the counts tell the rest. */
const mostRows = 200
const mostProblems = 500

const countRows = (rows: readonly PlannedRow[]): Counts[] => {
  const counts = new Map<string, { sheet: string; add: number; change: number; keep: number }>()
  for (const { sheet, action } of rows) {
    const count = counts.get(sheet) ?? { sheet, add: 0, change: 0, keep: 0 }
    count[action] += 1
    counts.set(sheet, count)
  }
  return [...counts.values()]
}

const placeKey = ({ sheet, row }: Pick<Problem, 'sheet' | 'row'>): string => `${sheet} ${row}`

interface Placed {
  readonly sheet: string
  readonly row: number
  readonly column?: string
}

const sheetNames: readonly string[] = sheets.map(({ name }) => name)

/** As the file is read: the whole file first, then sheets, rows and columns in their order. */
const byPlace = (a: Placed, b: Placed): number => {
  const [columnA = '', columnB = ''] = [a.column, b.column]
  return (
    sheetNames.indexOf(a.sheet) - sheetNames.indexOf(b.sheet) ||
    a.row - b.row ||
    // B before AA.
    columnA.length - columnB.length ||
    columnA.localeCompare(columnB)
  )
}

/** What a plan looks like to whoever sent the file: rows with problems first. */
export const previewOf = (plan: Pick<Plan, 'rows' | 'problems'>): Preview => {
  const wrong = new Set(plan.problems.map(placeKey))
  const rows = plan.rows.toSorted(byPlace)
  const [first, others] = [
    rows.filter((row) => wrong.has(placeKey(row))),
    rows.filter((row) => !wrong.has(placeKey(row))),
  ]
  return {
    counts: countRows(plan.rows),
    rows: [...first, ...others].slice(0, mostRows),
    problems: plan.problems.toSorted(byPlace).slice(0, mostProblems),
    problemCount: plan.problems.length,
  }
}
