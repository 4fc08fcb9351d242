import { describe, expect, it } from '@jest/globals'
import { brokenSlots } from './rules.ts'

const slot = (number: number, startsAt: string, endsAt: string) => ({ number, startsAt, endsAt })

describe('lessons of a bell schedule', () => {
  it('may start at nought and touch each other', () => {
    expect(brokenSlots([slot(0, '07:40', '08:20'), slot(1, '08:20', '09:00')])).toEqual([])
  })

  it('are judged in the order of their numbers, whatever the order they came in', () => {
    expect(brokenSlots([slot(2, '08:30', '09:10'), slot(1, '09:20', '10:00')])).toEqual([
      {
        index: 0,
        field: 'startsAt',
        reason: 'BELLS_OVERLAP',
        details: { number: '1', endsAt: '10:00' },
      },
    ])
  })

  it('name each thing wrong with one of them at once', () => {
    const broken = brokenSlots([slot(99, '25:00', '24:60')])
    expect(broken.map(({ field, reason }) => [field, reason])).toEqual([
      ['number', 'BELL_NUMBER_INVALID'],
      ['startsAt', 'TIME_INVALID'],
      ['endsAt', 'TIME_INVALID'],
    ])
  })
})
