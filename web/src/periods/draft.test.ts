import { describe, expect, it } from '@jest/globals'
import { placeInYear, problemsOf, usualDraft } from './draft.ts'

const usual = usualDraft(2026, 'QUARTER')
const withFirst = (change: { startsOn?: string; endsOn?: string }) => ({
  ...usual,
  periods: usual.periods.map((span, index) => (index === 0 ? { ...span, ...change } : span)),
})

describe('a draft of the periods', () => {
  it.each(['QUARTER', 'TRIMESTER', 'HALF_YEAR'] as const)('is sound as offered: %s', (kind) => {
    expect(problemsOf(usualDraft(2026, kind), 2026)).toEqual([])
  })

  it('names both periods that overlap', () => {
    expect(problemsOf(withFirst({ endsOn: '2026-11-10' }), 2026)).toEqual([
      { kind: 'overlap', names: ['1-я четверть', '2-я четверть'] },
    ])
  })

  it.each([
    [{ startsOn: '' }, 'incomplete'],
    [{ startsOn: '2026-10-30', endsOn: '2026-09-01' }, 'reversed'],
    [{ startsOn: '2026-08-31' }, 'outside'],
  ])('with %j is %s', (change, kind) => {
    expect(problemsOf(withFirst(change), 2026)).toEqual([{ kind, names: ['1-я четверть'] }])
  })
})

describe('the bar of the year', () => {
  it('holds the whole year', () => {
    expect(placeInYear({ startsOn: '2026-09-01', endsOn: '2027-08-31' }, 2026)).toEqual({
      left: 0,
      width: 100,
    })
  })

  it('leaves out what has no place', () => {
    expect(placeInYear({ startsOn: '', endsOn: '2027-08-31' }, 2026)).toBeUndefined()
    expect(placeInYear({ startsOn: '2025-01-01', endsOn: '2025-02-01' }, 2026)).toBeUndefined()
  })
})
