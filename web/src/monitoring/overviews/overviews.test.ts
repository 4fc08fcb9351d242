import { describe, expect, it } from '@jest/globals'
import { inPercent, measureOf, type Figures } from './figures.ts'
import { presetOf, presetSpan, spanBefore, spanOf } from './span.ts'
import { trendPoints } from './trend.ts'

const figures: Figures = {
  lessonsHeld: 200,
  topics: 190,
  homeworks: 150,
  attendanceTaken: 180,
  expected: 4000,
  absent: 100,
  absentUnexcused: 20,
  late: 40,
  marks: 700,
  filledInTime: 170,
  pupils: 25,
}

describe('measures', () => {
  it('are shares of what the service has counted', () => {
    expect(measureOf('present', figures)).toBe(0.975)
    expect(measureOf('filled', figures)).toBe(0.95)
    expect(measureOf('inTime', figures)).toBe(0.85)
    expect(inPercent(0.9643)).toBe(96.4)
  })

  it('are unknown where there is nothing to share', () => {
    expect(measureOf('present', { ...figures, expected: 0 })).toBeUndefined()
    expect(measureOf('filled', undefined)).toBeUndefined()
    expect(inPercent(undefined)).toBeUndefined()
  })
})

describe('a span', () => {
  const today = '2026-11-25'

  it('is the last thirty days unless the address says otherwise', () => {
    expect(spanOf({}, today)).toEqual({ from: '2026-10-27', to: today })
    expect(spanOf({ from: '2026-09-01', to: '2026-09-30' }, today)).toEqual({
      from: '2026-09-01',
      to: '2026-09-30',
    })
    expect(spanOf({ from: '2026-09-02', to: '2026-09-01' }, today).to).toBe(today)
    expect(spanOf({ from: '2020-09-02', to: '2026-09-01' }, today).to).toBe(today)
  })

  it('has a name when it is a usual one', () => {
    // As many days, ending the day before.
    expect(spanBefore({ from: '2026-11-01', to: '2026-11-30' })).toEqual({
      from: '2026-10-02',
      to: '2026-10-31',
    })
    expect(spanBefore({ from: today, to: today }).from).toBe(
      spanBefore({ from: today, to: today }).to,
    )
    expect(presetSpan('year', today)).toEqual({ from: '2026-09-01', to: today })
    expect(presetOf(presetSpan('week', today), today)).toBe('week')
    expect(presetOf({ from: '2026-09-03', to: today }, today)).toBeUndefined()
  })
})

describe('a trend', () => {
  const box = { width: 100, height: 20 }

  it('goes up for what rises, and leaves out days without a figure', () => {
    expect(trendPoints([0.8, undefined, 1], box)).toEqual([
      { x: 0, y: 20 },
      { x: 100, y: 0 },
    ])
  })

  it('is level for what does not change, and nothing for one day', () => {
    expect(trendPoints([0.9, 0.9], box).map(({ y }) => y)).toEqual([10, 10])
    expect(trendPoints([0.9], box)).toEqual([])
  })
})
