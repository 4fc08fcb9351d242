import type { ProblemBody, Violation } from '../../api/problem.ts'

export interface RowProblem {
  /** As the spreadsheet program shows it; undefined for the whole file. */
  readonly row: number | undefined
  readonly column: string
  readonly violation: Violation
}

/** What is wrong in the file, in the order of its rows; what concerns all of it first. */
export const rowProblems = ({ violations = [] }: ProblemBody): readonly RowProblem[] =>
  violations
    .filter(({ field }) => field === 'file')
    .map((violation) => {
      const row = Number(violation.details?.['row'] ?? '')
      return {
        row: row > 0 ? row : undefined,
        column: violation.details?.['column'] ?? '',
        violation,
      }
    })
    .toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))
