/** What one cell holds: a mark for each work of the lesson, and a code of absence or lateness. */
export interface CellValue {
  readonly marks: readonly CellMark[]
  /** Empty for present. */
  readonly code: string
}

export interface CellMark {
  /** Number of the work in the lesson, 1 to 4. */
  readonly work: number
  readonly value: string
  readonly comment: string
}

export const emptyCell: CellValue = { marks: [], code: '' }

/** A work still to be handed in. */
export const debt = '.'

export const markOf = (value: CellValue, work: number): CellMark | undefined =>
  value.marks.find((mark) => mark.work === work)

export const withMark = (cell: CellValue, mark: CellMark): CellValue => ({
  ...cell,
  marks: [...cell.marks.filter((each) => each.work !== mark.work), mark].toSorted(
    (a, b) => a.work - b.work,
  ),
})

export const withoutMark = (cell: CellValue, work: number): CellValue => ({
  ...cell,
  marks: cell.marks.filter((mark) => mark.work !== work),
})

export const isEmpty = (cell: CellValue): boolean => cell.marks.length === 0 && cell.code === ''

export const isSame = (a: CellValue, b: CellValue): boolean =>
  a.code === b.code &&
  a.marks.length === b.marks.length &&
  a.marks.every((mark, index) => {
    const other = b.marks[index]
    return mark.work === other?.work && mark.value === other.value && mark.comment === other.comment
  })

/**
 * As the cell shows it and as a spreadsheet gets it: `5`, `5/4`, `н`, `ОП 4`. A mark of the second
 * work alone is `/4`, so that pasting it back puts it where it was.
 */
export const cellText = ({ marks, code }: CellValue): string => {
  const last = marks.at(-1)?.work ?? 0
  const places = Array.from({ length: last }, (_, index) => {
    return marks.find((mark) => mark.work === index + 1)?.value ?? ''
  })
  return [code, places.join('/')].filter((part) => part !== '').join(' ')
}
