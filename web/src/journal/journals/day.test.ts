import { describe, expect, it } from '@jest/globals'
import { clockIn } from './clock.ts'
import { phasesOf } from './day.ts'

const lesson = (startsAt: string, endsAt: string, isCancelled = false) => ({
  startsAt,
  endsAt,
  isCancelled,
})
const day = [
  lesson('08:00', '08:40'),
  lesson('08:50', '09:30', true),
  lesson('09:50', '10:30'),
  lesson('10:50', '11:30'),
]

describe('the lessons of a day', () => {
  it('are past, now, next and later', () => {
    expect(phasesOf(day, '08:10')).toEqual(['now', 'later', 'next', 'later'])
    expect(phasesOf(day, '09:40')).toEqual(['past', 'past', 'next', 'later'])
  })

  it('that are cancelled are neither now nor next', () => {
    expect(phasesOf(day, '09:00')).toEqual(['past', 'past', 'next', 'later'])
  })

  it('are all past in the evening', () => {
    expect(phasesOf(day, '18:00')).toEqual(['past', 'past', 'past', 'past'])
  })
})

describe('the time of a school', () => {
  it('is that of its zone', () => {
    expect(clockIn(new Date('2026-11-22T17:05:00Z'), 'Asia/Krasnoyarsk')).toBe('00:05')
  })
})
