import { expect, it } from '@jest/globals'
import { previewOf } from './preview.ts'

const problem = (sheet: string, row: number, column: string) => ({
  sheet,
  row,
  column,
  field: 'surname',
  reason: 'REQUIRED',
  details: {},
})

const planned = (sheet: string, row: number) => ({
  sheet,
  row,
  action: 'add' as const,
  label: `${sheet} ${row}`,
})

it('goes through the file as the one who mends it does: sheets in their order, rows, columns', () => {
  const inOrder = [
    problem('', 0, ''),
    problem('Сотрудники', 10, 'B'),
    problem('Ученики', 2, 'B'),
    problem('Ученики', 2, 'AA'),
    problem('Ученики', 9, 'A'),
    problem('Родители', 3, 'A'),
  ]
  const shuffled = [5, 3, 0, 4, 1, 2].map((at) => inOrder[at]!)
  const rows = [planned('Ученики', 10), planned('Ученики', 2), planned('Ученики', 4)]
  const preview = previewOf({ rows, problems: shuffled })
  expect(preview.problems).toEqual(inOrder)
  // Rows with problems come first.
  expect(preview.rows.map(({ row }) => row)).toEqual([2, 4, 10])
})
