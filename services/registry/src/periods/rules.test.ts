import { describe, expect, it } from '@jest/globals'
import { defaultYearPlan } from '@zvonok/policy/default-periods'
import { checkPeriodPlan, type PeriodPlan } from './rules.ts'

const plan = (changes: Partial<PeriodPlan> = {}): PeriodPlan => ({
  year: 2026,
  kind: 'quarter',
  ...defaultYearPlan(2026, 'quarter'),
  ...changes,
})

const withPeriod = (index: number, changes: object): PeriodPlan => {
  const { periods } = plan()
  return plan({
    periods: periods.map((period, place) => (place === index ? { ...period, ...changes } : period)),
  })
}

describe('checkPeriodPlan', () => {
  it.each(['quarter', 'trimester', 'half-year'] as const)('takes the usual %ss', (kind) => {
    expect(checkPeriodPlan({ year: 2026, kind, ...defaultYearPlan(2026, kind) })).toEqual([])
  })

  it.each([
    ['too few periods', plan({ periods: plan().periods.slice(0, 3) }), 'periods', 'PERIOD_COUNT'],
    ['a wrong number', withPeriod(1, { number: 3 }), 'periods[1].number', 'PERIOD_NUMBER'],
    [
      'a day that is none',
      withPeriod(0, { startsOn: '31.09.2026' }),
      'periods[0].startsOn',
      'DATE_INVALID',
    ],
    ['no day', withPeriod(0, { endsOn: '' }), 'periods[0].endsOn', 'DATE_EMPTY'],
    [
      'an end before its start',
      withPeriod(0, { endsOn: '2026-08-31' }),
      'periods[0].endsOn',
      'ENDS_BEFORE_START',
    ],
    [
      'a day of another year',
      withPeriod(3, { endsOn: '2027-09-01' }),
      'periods[3].endsOn',
      'OUTSIDE_YEAR',
    ],
    [
      'a shared day',
      withPeriod(0, { endsOn: '2026-11-10' }),
      'periods[1].startsOn',
      'PERIODS_OVERLAP',
    ],
    [
      'shared holidays',
      plan({ holidays: [...plan().holidays, { startsOn: '2027-01-05', endsOn: '2027-01-06' }] }),
      'holidays[3].startsOn',
      'PERIODS_OVERLAP',
    ],
    [
      'a wrong order',
      plan({
        periods: plan()
          .periods.toReversed()
          .map((period, index) => ({ ...period, number: index + 1 })),
      }),
      'periods[1].startsOn',
      'PERIODS_OUT_OF_ORDER',
    ],
  ])('refuses %s', (_, wrong, field, reason) => {
    expect(checkPeriodPlan(wrong)[0]).toMatchObject({ field, reason })
  })
})
