import { emptyCell, markOf, withMark, withoutMark, type CellValue } from './cell-value.ts'

export interface AbsenceKind {
  readonly code: string
  readonly kind: string
}

export interface EditRules {
  readonly absenceCodes: readonly AbsenceKind[]
}

const isLate = (rules: EditRules, code: string): boolean =>
  rules.absenceCodes.some((each) => each.code === code && each.kind === 'late')

/** A cell has either marks or an absence [L 3.2.5, JRN-03]; who came late was there and has both. */
export const setMark = (
  cell: CellValue,
  work: number,
  value: string,
  rules: EditRules,
): CellValue => {
  const code = isLate(rules, cell.code) ? cell.code : ''
  const comment = markOf(cell, work)?.comment ?? ''
  return withMark({ ...cell, code }, { work, value, comment })
}

export const setCode = (cell: CellValue, code: string, rules: EditRules): CellValue =>
  isLate(rules, code) ? { ...cell, code } : { ...emptyCell, code }

/** Present becomes absent by the policy's first code of absence, anything else becomes present. */
export const toggleAttendance = (cell: CellValue, rules: EditRules): CellValue => {
  if (cell.code !== '') return { ...cell, code: '' }
  const first = rules.absenceCodes.find((each) => each.kind !== 'late')
  return first === undefined ? cell : setCode(cell, first.code, rules)
}

export const setComment = (cell: CellValue, work: number, comment: string): CellValue => {
  const mark = markOf(cell, work)
  return mark === undefined ? cell : withMark(cell, { ...mark, comment })
}

/** Delete empties the place in focus: one mark when its work is chosen, else the cell. */
export const clear = (cell: CellValue, work: number | undefined): CellValue =>
  work === undefined ? emptyCell : withoutMark(cell, work)

/** The work that `/` leads to: the first without a mark after the first, else the last. */
export const secondWork = (cell: CellValue, works: readonly number[]): number | undefined =>
  works.slice(1).find((work) => markOf(cell, work) === undefined) ?? works.slice(1).at(-1)
