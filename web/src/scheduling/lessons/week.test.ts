import { describe, expect, it } from '@jest/globals'
import { weekGrid } from './week.ts'

const lesson = (date: string, slot: number) => ({ date, slot })

describe('the board of a week', () => {
  it('goes from Monday to Saturday and has six slots at least', () => {
    const grid = weekGrid('2026-11-22', [lesson('2026-11-16', 1)])
    expect(grid.dates[0]).toBe('2026-11-16')
    expect(grid.dates.at(-1)).toBe('2026-11-21')
    expect(grid.slots).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('grows by a Sunday, a slot nought and late slots that are used', () => {
    const grid = weekGrid('2026-11-18', [lesson('2026-11-22', 0), lesson('2026-11-16', 8)])
    expect(grid.dates).toHaveLength(7)
    expect(grid.slots).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(grid.at('2026-11-22', 0)).toHaveLength(1)
  })
})
