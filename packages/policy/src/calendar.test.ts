import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  academicYearOf,
  isSecondHalfYear,
  yearEndsOn,
  yearLabel,
  yearStartsOn,
} from './academic-year.ts'
import { createCalendar, isDayOff, isSchoolDay, schoolDays } from './calendar.ts'
import {
  addDays,
  addMonths,
  datesBetween,
  daysBetween,
  isDate,
  weekday,
  weekStart,
} from './dates.ts'
import { defaultYearPlan, periodName, usualPeriodKind } from './default-periods.ts'
import {
  contains,
  findOverlap,
  gaps,
  overlap,
  periodKinds,
  periodOf,
  periodsInYear,
} from './periods.ts'
import { productionCalendar } from './production-calendar.ts'

const anyDate = fc
  .integer({ min: -20_000, max: 60_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

describe('dates', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['2026-13-01', false],
    ['2026-9-1', false],
    ['', false],
    ['2026-09-01T00:00', false],
  ])('%s is a date: %s', (text, expected) => expect(isDate(text)).toBe(expected))

  it('adds days over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(daysBetween('2026-09-01', '2027-05-26')).toBe(267)
  })

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-10', -1, '2025-12-10'],
  ])('%s and %s months is %s', (date, months, expected) =>
    expect(addMonths(date, months)).toBe(expected),
  )

  it('counts weeks from Monday', () => {
    expect(weekday('2026-11-22')).toBe(7)
    expect(weekStart('2026-11-22')).toBe('2026-11-16')
    expect(weekStart('2026-11-16')).toBe('2026-11-16')
  })

  it('lists dates with both ends', () => {
    expect(datesBetween('2026-12-30', '2027-01-01')).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
    ])
    expect(datesBetween('2026-01-02', '2026-01-01')).toEqual([])
  })

  it('adding and taking away days undo each other, and a week starts on Monday', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date)
        expect(daysBetween(date, addDays(date, days))).toBe(days)
        expect(weekday(weekStart(date))).toBe(1)
        expect(datesBetween(weekStart(date), date)).toHaveLength(weekday(date))
      }),
    )
  })
})

describe('academic year', () => {
  it('runs from September to August', () => {
    expect(academicYearOf('2026-08-31')).toBe(2025)
    expect(academicYearOf('2026-09-01')).toBe(2026)
    expect(academicYearOf('2027-01-10')).toBe(2026)
    expect([yearStartsOn(2026), yearEndsOn(2026)]).toEqual(['2026-09-01', '2027-08-31'])
    expect(yearLabel(2026)).toBe('2026/27')
    expect(yearLabel(1999)).toBe('1999/00')
    expect(isSecondHalfYear('2026-12-31')).toBe(false)
    expect(isSecondHalfYear('2027-01-11')).toBe(true)
  })
})

describe('periods', () => {
  const ranges = [
    { startsOn: '2026-11-02', endsOn: '2026-12-30' },
    { startsOn: '2026-09-01', endsOn: '2026-10-25' },
  ]

  it('finds the period of a date, none on holidays', () => {
    expect(periodOf(ranges, '2026-10-25')).toBe(ranges[1])
    expect(periodOf(ranges, '2026-10-26')).toBeUndefined()
    expect(contains({ startsOn: '2026-09-01', endsOn: '2026-09-01' }, '2026-09-01')).toBe(true)
  })

  it('names the two ranges that share a day', () => {
    expect(findOverlap(ranges)).toBeUndefined()
    const late = { startsOn: '2026-10-25', endsOn: '2026-10-30' }
    expect(findOverlap([...ranges, late])).toEqual([ranges[1], late])
  })

  it('finds every overlap that exists', () => {
    const range = fc
      .tuple(anyDate, fc.integer({ min: 0, max: 400 }))
      .map(([startsOn, days]) => ({ startsOn, endsOn: addDays(startsOn, days) }))
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), (found) => {
        const some = found.some((one, i) => found.some((other, j) => i < j && overlap(one, other)))
        expect(findOverlap(found) !== undefined).toBe(some)
      }),
    )
  })

  it('gives what holidays leave of a year', () => {
    const year = { startsOn: '2026-09-01', endsOn: '2026-09-30' }
    expect(gaps(year, [])).toEqual([year])
    expect(gaps(year, [{ startsOn: '2026-08-20', endsOn: '2026-09-02' }])).toEqual([
      { startsOn: '2026-09-03', endsOn: '2026-09-30' },
    ])
    expect(
      gaps(year, [
        { startsOn: '2026-09-20', endsOn: '2026-10-02' },
        { startsOn: '2026-09-05', endsOn: '2026-09-10' },
        { startsOn: '2026-09-06', endsOn: '2026-09-07' },
      ]),
    ).toEqual([
      { startsOn: '2026-09-01', endsOn: '2026-09-04' },
      { startsOn: '2026-09-11', endsOn: '2026-09-19' },
    ])
  })
})

describe('default year plan', () => {
  it('has the quarters of 2026/27', () => {
    const { periods, holidays } = defaultYearPlan(2026, 'quarter')
    expect(periods.map(({ name, startsOn, endsOn }) => [name, startsOn, endsOn])).toEqual([
      ['1-я четверть', '2026-09-01', '2026-10-25'],
      ['2-я четверть', '2026-11-02', '2026-12-30'],
      ['3-я четверть', '2027-01-11', '2027-03-28'],
      ['4-я четверть', '2027-04-05', '2027-05-26'],
    ])
    expect(holidays.map(({ name, startsOn, endsOn }) => [name, startsOn, endsOn])).toEqual([
      ['Осенние каникулы', '2026-10-26', '2026-11-01'],
      ['Зимние каникулы', '2026-12-31', '2027-01-10'],
      ['Весенние каникулы', '2027-03-29', '2027-04-04'],
    ])
  })

  it('has half-years that rest when quarters do', () => {
    const plan = defaultYearPlan(2026, 'half-year')
    expect(plan.periods.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2026-09-01', '2026-12-30'],
      ['2027-01-11', '2027-05-26'],
    ])
    expect(plan.holidays).toEqual(defaultYearPlan(2026, 'quarter').holidays)
  })

  it('starts on Monday when 1 September is a Sunday', () => {
    expect(defaultYearPlan(2024, 'quarter').periods[0]?.startsOn).toBe('2024-09-02')
  })

  it('names periods and their usual kind', () => {
    expect(periodName('trimester', 2)).toBe('2-й триместр')
    expect(periodName('half-year', 1)).toBe('1-е полугодие')
    expect([9, 10].map(usualPeriodKind)).toEqual(['quarter', 'half-year'])
  })

  it('is sound in every year and of every kind', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2100 }),
        fc.constantFrom(...periodKinds),
        (year, kind) => {
          const { periods, holidays } = defaultYearPlan(year, kind)
          expect(periods).toHaveLength(periodsInYear[kind])
          expect(findOverlap(periods)).toBeUndefined()
          expect(findOverlap(holidays)).toBeUndefined()
          for (const { startsOn, endsOn } of [...periods, ...holidays]) {
            expect(startsOn < endsOn && isDate(startsOn) && isDate(endsOn)).toBe(true)
            expect([startsOn, endsOn].map(academicYearOf)).toEqual([year, year])
          }
        },
      ),
    )
  })
})

describe('school days', () => {
  const plan = defaultYearPlan(2025, 'half-year')
  const days = productionCalendar
  const five = createCalendar({ weekDays: 5, days, ...plan })
  const six = createCalendar({ weekDays: 6, days, ...plan })

  it.each([
    ['2025-09-01', true, true, 'first day'],
    ['2025-09-06', false, true, 'Saturday'],
    ['2025-09-07', false, false, 'Sunday'],
    ['2025-10-28', false, false, 'autumn holidays'],
    ['2025-11-04', false, false, 'public holiday'],
    ['2025-11-03', false, true, 'day off moved from a Saturday'],
    ['2026-03-09', false, false, 'day off moved from a Sunday'],
    ['2026-04-30', true, true, 'short working day'],
    ['2025-12-31', false, false, 'winter holidays'],
    ['2026-05-27', false, false, 'after the year'],
    ['2025-08-29', false, false, 'before the year'],
  ])('%s: five-day %s, six-day %s (%s)', (date, inFive, inSix) => {
    expect([isSchoolDay(five, date), isSchoolDay(six, date)]).toEqual([inFive, inSix])
  })

  it('lets the calendar make a weekend day a working one', () => {
    expect(isDayOff(five, '2025-11-01')).toBe(false)
    const days = new Map([['2026-09-05', { date: '2026-09-05', kind: 'working-day' }] as const])
    expect(isDayOff({ weekDays: 5, days }, '2026-09-05')).toBe(false)
    expect(isDayOff({ weekDays: 5, days }, '2026-09-12')).toBe(true)
  })

  it('keeps a moved day off that says not from where, and a Sunday moved to stays off', () => {
    const days = new Map([
      ['2026-09-04', { date: '2026-09-04', kind: 'day-off-moved' }] as const,
      [
        '2026-09-06',
        { date: '2026-09-06', kind: 'day-off-moved', movedFrom: '2026-09-05' },
      ] as const,
    ])
    expect(isDayOff({ weekDays: 6, days }, '2026-09-04')).toBe(true)
    expect(isDayOff({ weekDays: 6, days }, '2026-09-06')).toBe(true)
  })

  it('lists no day that is not one', () => {
    const found = schoolDays(five, '2025-09-01', '2026-05-31')
    expect(found.length).toBeGreaterThan(160)
    expect(found.length).toBeLessThan(175)
    expect(found.every((date) => isSchoolDay(five, date))).toBe(true)
    expect(schoolDays(six, '2025-09-01', '2026-05-31').length).toBeGreaterThan(190)
  })

  it('carries the production calendar of 2025 to 2027 in order', () => {
    const dates = productionCalendar.map((day) => day.date)
    expect(dates).toEqual(dates.toSorted())
    expect(dates).toHaveLength(59)
    expect(productionCalendar.every((day) => isDate(day.date))).toBe(true)
  })
})
