import type { WorkFigures } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import type { MarkCount, Work } from './lesson-store.ts'

/** The lesson's works in order; a work nobody wrote into the journal is known by its marks. */
export const worksOf = (written: readonly Work[], marks: readonly MarkCount[]): WorkFigures[] => {
  const names = new Map([...marks, ...written].map(({ number, name }) => [number, name]))
  return [...names]
    .toSorted(([a], [b]) => a - b)
    .map(([number, name]) => ({
      number,
      name,
      marks: marks
        .filter((mark) => mark.number === number)
        .map(({ value, count }) => ({ code: value, count })),
    }))
}
