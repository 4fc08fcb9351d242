import { describe, expect, it } from '@jest/globals'
import type { PeriodClosing } from './reads.ts'
import { standingOf } from './standing.ts'

const period = (closed: readonly boolean[]): PeriodClosing => ({
  schoolId: 's',
  periodId: 'p',
  name: '2-я четверть',
  kind: 'PERIOD_KIND_QUARTER',
  startsOn: '2026-11-02',
  endsOn: '2026-12-30',
  opensOn: '2026-12-23',
  classes: closed.map((isClosed, index) => ({
    classId: `c${index}`,
    name: `${index + 5}А`,
    isClosed,
    missingFinals: 3,
  })),
  changes: [],
  version: 1,
})

describe('how far the closing of a period has come', () => {
  it.each([
    ['nobody follows it', [], '2026-12-25', { standing: 'none', closed: 0, missing: 0 }],
    ['before its finals', [false], '2026-12-22', { standing: 'ahead', closed: 0, missing: 3 }],
    ['open', [false, false], '2026-12-23', { standing: 'open', closed: 0, missing: 6 }],
    ['partly', [true, false], '2026-12-25', { standing: 'partly', closed: 1, missing: 3 }],
    ['closed', [true, true], '2026-12-25', { standing: 'closed', closed: 2, missing: 0 }],
  ])('%s', (_, closed, today, expected) => {
    expect(standingOf(period(closed), today)).toEqual(expected)
  })
})
